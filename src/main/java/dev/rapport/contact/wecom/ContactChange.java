package dev.rapport.contact.wecom;

import dev.rapport.contact.inbound.Inbound;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.platform.CleanText;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the platform told of a person and a colleague who have each other as contacts, or had.
 *
 * @param there by which it is told from all else: the platform counts in seconds, so that one colleague may be added by several
 *     people at the same time
 * @param member the colleague's user id there, in lower case
 * @param external the person's id there
 * @param state what the way carried by which they came
 * @param why as the platform words it
 * @param at when, as the platform says
 */
record ContactChange(
        String there,
        Kind kind,
        String member,
        String external,
        @Nullable String state,
        @Nullable String why,
        Instant at)
        implements Inbound {

    static final String EVENT = "change_external_contact";

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final int LONGEST = 100;
    private static final Map<String, Kind> KINDS = Map.of(
            "add_external_contact", Kind.ADDED,
            "add_half_external_contact", Kind.HALF_ADDED,
            "edit_external_contact", Kind.EDITED,
            "del_external_contact", Kind.REMOVED,
            "del_follow_user", Kind.LEFT,
            "transfer_fail", Kind.NOT_TAKEN_OVER);

    /** What happened. */
    enum Kind {
        ADDED,

        /** Without that the colleague did anything. */
        HALF_ADDED,

        /** The colleague changed a remark or a tag. */
        EDITED,

        /** By the colleague. */
        REMOVED,

        /** The person removed the colleague. */
        LEFT,

        /** The colleague was to take them over from another. */
        NOT_TAKEN_OVER;

        boolean isBeginning() {
            return this == ADDED || this == HALF_ADDED;
        }

        boolean isEnd() {
            return this == REMOVED || this == LEFT;
        }
    }

    /** Empty where it is about something else, or about nobody. */
    static Optional<String> there(Map<String, String> told) {
        var ids = told.getOrDefault("UserID", "") + " " + told.getOrDefault("ExternalUserID", "");
        return Optional.of(told)
                .filter(one -> EVENT.equals(one.get("Event")) && KINDS.containsKey(one.getOrDefault("ChangeType", "")))
                .filter(one -> isId(one.get("UserID")) && isId(one.get("ExternalUserID")))
                .map(one -> "%s %s %s".formatted(one.getOrDefault("CreateTime", ""), one.get("ChangeType"), ids));
    }

    private static boolean isId(@Nullable String text) {
        return text != null && ID.matcher(text).matches();
    }

    static ContactChange read(Map<String, String> told) {
        var there = there(told).orElseThrow(() -> new Unreadable("no change of a contact"));
        var time = told.getOrDefault("CreateTime", "");
        if (!SECONDS.matcher(time).matches()) throw new Unreadable("CreateTime: no time");
        return new ContactChange(
                there,
                Objects.requireNonNull(KINDS.get(told.getOrDefault("ChangeType", ""))),
                told.getOrDefault("UserID", "").toLowerCase(Locale.ROOT),
                told.getOrDefault("ExternalUserID", ""),
                said(told.get("State")),
                said(told.getOrDefault("FailReason", told.getOrDefault("Source", ""))),
                Instant.ofEpochSecond(Long.parseLong(time)));
    }

    ContactChange at(Instant other) {
        return new ContactChange(there, kind, member, external, state, why, other);
    }

    private static @Nullable String said(@Nullable String text) {
        var line = CleanText.lineOrNull(text);
        return line == null || line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
