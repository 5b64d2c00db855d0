package dev.rapport.insight.breaches;

import dev.rapport.platform.UserId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of breaches that somebody put together and named.
 *
 * @param team key of the team that sees it beside its owner
 * @param address what is chosen, as the screen's address has it
 */
public record BreachView(
        UUID id, UserId owner, String name, @Nullable String team, Map<String, String> address) {}
