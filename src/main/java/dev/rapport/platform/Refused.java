package dev.rapport.platform;

import org.jspecify.annotations.Nullable;

/**
 * A request that is turned down for a reason the asker can understand. The reason is a message key with its arguments;
 * screens show it in the person's language, the API as problem details.
 */
public class Refused extends RuntimeException {

    /** What kind of refusal it is; the API turns it into a status. */
    public enum Kind {
        INVALID,
        UNFIT,
        NOT_ALLOWED,
        NOT_FOUND,
        CONFLICT,
        /** Somebody changed it since the asker read it. */
        CHANGED,
        /** It cannot be told whether somebody did. */
        UNCONDITIONAL,
        UNAVAILABLE
    }

    private final Kind kind;
    private final String key;
    private final transient Object[] arguments;
    private final @Nullable String field;

    public Refused(Kind kind, String key, Object... arguments) {
        this(null, kind, key, arguments);
    }

    private Refused(@Nullable String field, Kind kind, String key, Object[] arguments) {
        super(key);
        this.field = field;
        this.kind = kind;
        this.key = key;
        this.arguments = arguments.clone();
    }

    public static Refused invalid(String key, Object... arguments) {
        return new Refused(Kind.INVALID, key, arguments);
    }

    /** Understood, but what was entered does not fit where it was entered. */
    public static Refused unfit(String key, Object... arguments) {
        return new Refused(Kind.UNFIT, key, arguments);
    }

    public static Refused notAllowed(String key, Object... arguments) {
        return new Refused(Kind.NOT_ALLOWED, key, arguments);
    }

    public static Refused notFound(String key, Object... arguments) {
        return new Refused(Kind.NOT_FOUND, key, arguments);
    }

    public static Refused conflict(String key, Object... arguments) {
        return new Refused(Kind.CONFLICT, key, arguments);
    }

    /** What was to be replaced is not what the asker read. */
    public static Refused changed(String key, Object... arguments) {
        return new Refused(Kind.CHANGED, key, arguments);
    }

    public static Refused unavailable(String key, Object... arguments) {
        return new Refused(Kind.UNAVAILABLE, key, arguments);
    }

    /** The same, said of one field of what was sent, such as {@code week.MON}. */
    public Refused at(String where) {
        return new Refused(where, kind, key, arguments);
    }

    public @Nullable String field() {
        return field;
    }

    public Kind kind() {
        return kind;
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
