package dev.rapport.platform;

import java.time.Clock;

/** The time of this machine, for commands that run beside the product; within it everybody asks the {@link Clock} that is a bean. */
public final class MachineTime {

    private MachineTime() {}

    public static Clock clock() {
        return Clock.systemUTC();
    }
}
