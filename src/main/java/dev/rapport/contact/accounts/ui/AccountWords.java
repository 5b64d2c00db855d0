package dev.rapport.contact.accounts.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.PlatformForm;
import dev.rapport.platform.ui.Chips;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What accounts say to whoever looks at the screen. */
final class AccountWords {

    private static final Pattern DETAIL = Pattern.compile("(.+?)(?:(?:,| at) line (\\d+)(?:, column \\d+)?)?\\.?");

    private AccountWords() {}

    static String platform(String name) {
        return text("word.ChannelPlatform." + name);
    }

    /** With that it is played, where it is. */
    static String platform(ChannelAccount account) {
        var name = platform(account.platform());
        return account.isPlayed() ? UI.getCurrent().getTranslation("accounts.played", name) : name;
    }

    static String field(String platform, String field) {
        return text("account." + platform + "." + field);
    }

    static Optional<String> hint(String platform, AccountField field) {
        return known("account." + platform + "." + field.name() + ".hint");
    }

    static String choice(String platform, String field, String choice) {
        return known("account." + platform + "." + field + "." + choice).orElse(choice);
    }

    /** As it is shown, not as it is kept. */
    static String value(String platform, AccountField field, String value) {
        return switch (field.kind()) {
            case CHOICE -> choice(platform, field.name(), value);
            case FLAG -> text(value.equals("true") ? "accounts.yes" : "accounts.no");
            default -> value;
        };
    }

    /** What to do on the other side, step by step. */
    static List<String> how(PlatformForm platform) {
        return known("account." + platform.name() + ".how").stream()
                .flatMap(text -> Arrays.stream(text.split("\n+")))
                .toList();
    }

    static Span state(ChannelAccount account) {
        if (!account.isOn()) return Chips.plain(text("accounts.off"));
        if (account.trouble() != null) return Chips.bad(text("accounts.troubled"));
        return account.lastContact() == null
                ? Chips.info(text("accounts.never-tried"))
                : Chips.good(text("accounts.works"));
    }

    /** The sentence, and what the other side said if that is not in it. */
    static String trouble(Trouble trouble) {
        var detail = detail(trouble.detail());
        var sentence = UI.getCurrent().getTranslation(trouble.reason(), detail);
        return sentence.contains(detail) ? sentence : sentence + " " + detail;
    }

    /** What adapters say themselves, in the reader's language; what the other side said, as it said it. */
    private static String detail(String said) {
        var parts = DETAIL.matcher(said);
        if (!parts.matches()) return said;
        var head = text(parts.group(1));
        var line = parts.group(2);
        return line == null ? head : UI.getCurrent().getTranslation("accounts.detail-at-line", head, line);
    }

    private static Optional<String> known(String key) {
        var text = text(key);
        return text.equals(key) ? Optional.empty() : Optional.of(text);
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
