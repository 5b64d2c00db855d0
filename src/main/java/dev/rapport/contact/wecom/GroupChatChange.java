package dev.rapport.contact.wecom;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the platform told of a group of customers: only that something is otherwise, since it may tell late, twice or not at all. What
 * is so is asked for.
 *
 * @param sentAway ids of those who did not leave by themselves, which nobody could ask for later
 * @param dismissedAt present where the group is no more
 */
record GroupChatChange(
        String chat, List<String> sentAway, @Nullable Instant dismissedAt) {

    private static final String EVENT = "change_external_chat";
    private static final String DISMISS = "dismiss";
    private static final Set<String> KINDS = Set.of("create", "update", DISMISS);
    private static final String SENT_AWAY = "1";
    private static final int MOST = 500;
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /**
     * Empty where it is about something else, or about no group.
     *
     * @param changed who came or went, as far as it says
     */
    static Optional<GroupChatChange> of(Map<String, String> told, Stream<String> changed, Instant now) {
        var kind = told.getOrDefault("ChangeType", "");
        if (!EVENT.equals(told.get("Event")) || !KINDS.contains(kind) || !isId(told.get("ChatId")))
            return Optional.empty();
        var isSentAway =
                "del_member".equals(told.get("UpdateDetail")) && SENT_AWAY.equals(told.getOrDefault("QuitScene", ""));
        return Optional.of(new GroupChatChange(
                told.getOrDefault("ChatId", ""),
                isSentAway
                        ? changed.filter(GroupChatChange::isId)
                                .distinct()
                                .limit(MOST)
                                .toList()
                        : List.of(),
                kind.equals(DISMISS) ? at(told.getOrDefault("CreateTime", ""), now) : null));
    }

    static boolean isId(@Nullable String text) {
        return text != null && ID.matcher(text).matches();
    }

    private static Instant at(String seconds, Instant now) {
        if (!SECONDS.matcher(seconds).matches()) return now;
        var at = Instant.ofEpochSecond(Long.parseLong(seconds));
        return at.isAfter(now) ? now : at;
    }
}
