import { setupServer } from "msw/node";

/** The mock of the API. Each test says what it answers; a request without a mock fails the test. */
export const server = setupServer();
