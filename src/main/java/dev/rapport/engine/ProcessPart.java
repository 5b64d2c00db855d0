package dev.rapport.engine;

import java.util.Set;

/**
 * Something that the engine asks about tasks of a process: an interface extends this, and a Spring bean of the module
 * that owns the process implements it. {@link ProcessParts} finds it by the process, whatever kind of case it runs for.
 */
public interface ProcessPart {

    /** Ids of the processes. */
    Set<String> processes();
}
