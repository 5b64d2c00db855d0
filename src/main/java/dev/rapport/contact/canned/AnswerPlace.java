package dev.rapport.contact.canned;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer is written, and what is known there.
 *
 * @param called what the other side call themselves, as far as the asker may read it
 * @param heard their newest words
 * @param channel absent where several are open
 * @param known what variables say of the case itself
 */
public record AnswerPlace(
        @Nullable CustomerId customer,
        @Nullable String called,
        String heard,
        @Nullable Channel channel,
        String team,
        Map<CannedVariable, String> known) {}
