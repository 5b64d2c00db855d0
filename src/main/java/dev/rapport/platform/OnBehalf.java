package dev.rapport.platform;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the engine does because of a form that a person sent: what happens meanwhile is told as theirs. It is no right. */
public final class OnBehalf {

    private static final ThreadLocal<@Nullable UserId> PERSON = new ThreadLocal<>();

    private OnBehalf() {}

    public static <T> T of(@Nullable UserId person, Supplier<T> deed) {
        var before = PERSON.get();
        PERSON.set(person);
        try {
            return deed.get();
        } finally {
            if (before == null) PERSON.remove();
            else PERSON.set(before);
        }
    }

    /** For whom something is done now, if for anybody. */
    public static Optional<UserId> person() {
        return Optional.ofNullable(PERSON.get());
    }
}
