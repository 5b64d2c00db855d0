package dev.rapport.engine.runtime;

import java.nio.file.Path;
import java.util.List;

/**
 * How an embedded broker runs.
 *
 * @param home its unpacked distribution
 * @param maxHeap as Java's -Xmx takes it
 * @param movableClock whether its time can be moved through the management port
 * @param javaOptions further options of its Java, such as -XX:AOTCache=FILE
 */
public record BrokerSettings(Path home, String maxHeap, boolean movableClock, List<String> javaOptions) {

    public BrokerSettings(Path home, String maxHeap, boolean movableClock) {
        this(home, maxHeap, movableClock, List.of());
    }
}
