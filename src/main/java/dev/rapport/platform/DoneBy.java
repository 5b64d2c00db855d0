package dev.rapport.platform;

import org.jspecify.annotations.Nullable;

/** What events have in common that a person brought about, maybe by way of the engine. */
public interface DoneBy {

    @Nullable
    UserId by();
}
