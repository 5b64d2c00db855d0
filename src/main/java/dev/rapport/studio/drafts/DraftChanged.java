package dev.rapport.studio.drafts;

import java.util.UUID;

/** Somebody drew on a draft, or took it a step further. Published outside transactions. */
public record DraftChanged(UUID draft) {}
