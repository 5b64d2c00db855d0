package dev.rapport.engine.runtime;

import java.nio.file.Path;

/**
 * How an embedded broker runs.
 *
 * @param home its unpacked distribution
 * @param maxHeap as Java's -Xmx takes it
 * @param movableClock whether its time can be moved through the management port
 */
public record BrokerSettings(Path home, String maxHeap, boolean movableClock) {}
