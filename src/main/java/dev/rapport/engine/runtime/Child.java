package dev.rapport.engine.runtime;

import java.util.Optional;

/** A server that runs as a process of its own and that this application looks after. */
interface Child {

    /** Absent when it does not run. */
    Optional<ProcessHandle> process();

    /** Starts it again on the same data and ports after its process has ended. */
    void restart();
}
