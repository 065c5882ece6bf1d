import { createRouter, createWebHistory, type Router } from 'vue-router';
import { isReturn, watchHistory } from './browser/history.ts';
import { keepFilters, pageOf } from './filters/pages.ts';
import OverviewPage from './pages/overview-page.vue';
import { useSession } from './session/session.ts';

/** The seven rooms, the message views, and what they open. */
export function createPageRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', component: OverviewPage, meta: { title: '总览' } },
      { path: '/hot', component: () => import('./pages/hot-page.vue'), meta: { title: '热点' } },
      { path: '/issues', component: () => import('./pages/issues-page.vue'), meta: { title: '问题' } },
      {
        path: '/issues/:id',
        component: () => import('./pages/issue-page.vue'),
        meta: { title: '问题', isSingle: true },
      },
      { path: '/classes', component: () => import('./pages/classes-page.vue'), meta: { title: '问题类别' } },
      { path: '/possible', component: () => import('./pages/possible-page.vue'), meta: { title: '待核对' } },
      {
        path: '/classes/:id',
        component: () => import('./pages/class-page.vue'),
        meta: { title: '问题类别', isSingle: true },
      },
      { path: '/suggestions', component: () => import('./pages/suggestions-page.vue'), meta: { title: '建议' } },
      {
        path: '/suggestions/:id',
        component: () => import('./pages/theme-page.vue'),
        meta: { title: '建议', isSingle: true },
      },
      { path: '/alerts', component: () => import('./pages/alerts-page.vue'), meta: { title: '预警' } },
      {
        path: '/alerts/:id',
        component: () => import('./pages/alert-page.vue'),
        meta: { title: '预警', isSingle: true },
      },
      { path: '/handling', component: () => import('./pages/handling-page.vue'), meta: { title: '办理' } },
      { path: '/data', component: () => import('./pages/data-page.vue'), meta: { title: '数据' } },
      { path: '/messages', component: () => import('./pages/messages-page.vue'), meta: { title: '留言' } },
      {
        path: '/message',
        component: () => import('./pages/message-page.vue'),
        meta: { title: '留言', isSingle: true },
      },
      {
        path: '/edits',
        component: () => import('./pages/edits-page.vue'),
        meta: { title: '编辑记录', isSingle: true },
      },
      { path: '/:rest(.*)*', component: () => import('./pages/lost-page.vue'), meta: { title: '没有这一页' } },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (pageOf(to) === pageOf(from) ? false : { top: 0 }),
  });
  watchHistory(router);
  const { meta } = useSession();
  // The filter bar holds for all pages: a link that says nothing of a filter keeps it. What is gone back to stays as it was.
  router.beforeEach((to, from) => {
    if (isReturn() || from.matched.length === 0) return true;
    const query = keepFilters(to, from, meta.value);
    return query === null || { path: to.path, query, hash: to.hash };
  });
  router.afterEach((to) => {
    document.title = `${String(to.meta.title ?? '')} · 晴雨`;
  });
  return router;
}
