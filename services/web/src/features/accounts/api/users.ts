import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, LIST_LIMIT } from "@/lib/api";
import type { Body, Item } from "@/lib/api-types";
import { answer, ifMatch, once } from "@/lib/client";

export type User = Item<"/api/identity/users">;
export type UserGroup = Item<"/api/identity/groups">;
export type UserFields = Body<"/api/identity/users", "post">;

/** Names come in the asked language, hence the language in the key. */
export const groupsQuery = (language: string) =>
  queryOptions({
    queryKey: ["groups", language],
    queryFn: () => answer(api.GET("/api/identity/groups")),
    staleTime: 3_600_000,
  });

export const usersQuery = (cursor?: string) =>
  queryOptions({
    queryKey: ["users", "list", cursor ?? ""],
    queryFn: () => answer(api.GET("/api/identity/users", { params: { query: { cursor, limit: LIST_LIMIT } } })),
  });

export const userQuery = (userId: string) =>
  queryOptions({
    queryKey: ["users", "one", userId],
    queryFn: () => answer(api.GET("/api/identity/users/{user_id}", { params: { path: { user_id: userId } } })),
  });

function useTakeOver() {
  const client = useQueryClient();
  return async (user: User) => {
    client.setQueryData(userQuery(user.id).queryKey, user);
    await client.invalidateQueries({ queryKey: ["users", "list"] });
  };
}

export function useInvite(key: string) {
  return useMutation({
    mutationFn: (body: UserFields) => answer(api.POST("/api/identity/users", { params: { header: once(key) }, body })),
    onSuccess: useTakeOver(),
  });
}

const path = (user: User) => ({ user_id: user.id });

/** After a refusal the user is read again: somebody else may have been first. */
function useReread(user: User) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: userQuery(user.id).queryKey });
}

export function useBlock(user: User, key: string) {
  return useMutation({
    mutationFn: (reason: string) =>
      answer(
        api.POST("/api/identity/users/{user_id}/block", {
          params: { path: path(user), header: { ...ifMatch(user.version), ...once(key) } },
          body: { reason },
        }),
      ),
    onSuccess: useTakeOver(),
    onError: useReread(user),
  });
}

export function useUnblock(user: User, key: string) {
  return useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/identity/users/{user_id}/unblock", {
          params: { path: path(user), header: { ...ifMatch(user.version), ...once(key) } },
          body: {},
        }),
      ),
    onSuccess: useTakeOver(),
    onError: useReread(user),
  });
}

export function useInviteAgain(user: User, key: string) {
  return useMutation({
    mutationFn: () => answer(api.POST("/api/identity/users/{user_id}/invitation", {
          params: { path: path(user), header: once(key) },
          body: {},
        })),
  });
}

export function useSaveScopes(user: User) {
  return useMutation({
    mutationFn: (scopes: string[]) =>
      answer(api.PUT("/api/identity/users/{user_id}/scopes", {
          params: { path: path(user), header: ifMatch(user.version) },
          body: { scopes },
        })),
    onSuccess: useTakeOver(),
    onError: useReread(user),
  });
}
