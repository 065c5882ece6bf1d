import { type FunctionalComponent, h } from 'vue';
import { type RouteLocationRaw, RouterLink, useRoute, useRouter } from 'vue-router';
import { keepFilters } from '../filters/pages.ts';
import { useSession } from '../session/session.ts';

/**
 * `RouterLink`, which calls every link of a path the current page, whatever it asks for: the next page of a list, another order,
 * another message. This one says so of the very address that is shown; a link that knows better says it itself. Its address has the filters
 * that go along, so that it opens the same in another tab.
 */
export const PageLink: FunctionalComponent = (_props, { attrs, slots }) => {
  const route = useRoute();
  const { resolve } = useRouter();
  const { meta } = useSession();
  const target = resolve(attrs.to as RouteLocationRaw);
  const query = route.matched.length === 0 ? null : keepFilters(target, route, meta.value);
  const to = query === null ? attrs.to : { path: target.path, query, hash: target.hash };
  const isShown = target.fullPath === route.fullPath;
  return h(RouterLink, { ariaCurrentValue: isShown ? 'page' : 'false', ...attrs, to } as never, slots);
};
PageLink.inheritAttrs = false;
