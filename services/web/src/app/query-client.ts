import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "@/lib/problem";

/** A lost connection or a stumbling server is worth another try; a refusal is an answer. */
const worthRetrying = (error: unknown) => {
  const { status } = asProblem(error);
  return status === 0 || status >= 500;
};

export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && worthRetrying(error) },
      mutations: { retry: false },
    },
  });
