package dev.rapport.rules;

/**
 * A published version could not decide, and the version before it decides in its place.
 *
 * @param instead the version that decides; 0 when none can
 */
public record RulebookFailed(String rulebook, int version, int instead, String why) {}
