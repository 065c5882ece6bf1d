import { createApp } from 'vue';
import App from './app.vue';
import { useTheme } from './browser/theme.ts';
import { PageLink } from './parts/page-link.ts';
import { createPageRouter } from './router.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/parts.css';
import './styles/print.css';

useTheme();
createApp(App).use(createPageRouter()).component('RouterLink', PageLink).mount('#app');
