import { type FunctionalComponent, h } from 'vue';
import { type RouteLocationRaw, RouterLink, useRoute, useRouter } from 'vue-router';

/**
 * `RouterLink`, which calls every link of a path the current page, whatever it asks for: the next page of a list, another order,
 * another message. This one says so of the very address that is shown; a link that knows better says it itself.
 */
export const PageLink: FunctionalComponent = (_props, { attrs, slots }) => {
  const route = useRoute();
  const { resolve } = useRouter();
  const isShown = resolve(attrs.to as RouteLocationRaw).fullPath === route.fullPath;
  return h(RouterLink, { ariaCurrentValue: isShown ? 'page' : 'false', ...attrs } as never, slots);
};
PageLink.inheritAttrs = false;
