package dev.rapport.engine;

import java.net.URI;

/**
 * Where the broker listens, whether it is a child process or a cluster of its own.
 *
 * @param grpc processes, jobs and messages
 * @param rest commands on user tasks
 * @param management health, and in tests the clock
 */
public record BrokerAddresses(URI grpc, URI rest, URI management) {}
