package dev.rapport.platform.ui;

import com.vaadin.flow.component.html.Anchor;
import dev.rapport.platform.SubjectKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A subject's number, leading to its page. */
public final class SubjectLink extends Anchor {

    public SubjectLink(String number) {
        this(number, number);
    }

    public SubjectLink(String number, String text) {
        super(address(number).orElse(""), text);
        addClassName("subject-link");
        setRouterIgnore(false);
    }

    /** The page of the subject with this number, if the text looks like a number at all: T-0042, or t42. */
    public static Optional<String> address(String number) {
        return normal(number).map(normal -> kind(normal).orElseThrow() + "/" + normal);
    }

    /** The way numbers are written: {@code t42} becomes {@code T-0042}. */
    public static Optional<String> normal(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        if (!upper.matches("[A-Z]-?\\d{1,18}") || kind(upper).isEmpty()) return Optional.empty();
        var digits = Long.parseLong(upper.replaceFirst("[A-Z]-?", ""));
        return Optional.of("%c-%04d".formatted(upper.charAt(0), digits));
    }

    private static Optional<String> kind(String number) {
        return Arrays.stream(SubjectKind.values())
                .filter(kind -> number.startsWith(kind.prefix()))
                .findFirst()
                .map(SubjectLink::path);
    }

    private static String path(SubjectKind kind) {
        return switch (kind) {
            case LEAD -> "leads";
            case OPPORTUNITY -> "opportunities";
            case TICKET -> "tickets";
            case MEMBER -> "members";
        };
    }
}
