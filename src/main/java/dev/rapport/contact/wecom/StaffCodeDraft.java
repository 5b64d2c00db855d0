package dev.rapport.contact.wecom;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is entered of a staff code; refused at the field that cannot be so.
 *
 * @param members user ids in WeCom of those who are added
 * @param tags given to whoever comes by it
 * @param source where they come from
 * @param welcome with what they are greeted; as the account says if it says nothing
 */
public record StaffCodeDraft(
        String name,
        List<String> members,
        List<String> tags,
        @Nullable String source,
        @Nullable String welcome) {

    /** WeCom takes no longer remarks. */
    public static final int LONGEST_NAME = 30;

    public static final int LONGEST_WORD = 60;
    public static final int MOST_MEMBERS = 100;
    private static final int MOST_TAGS = 10;

    public StaffCodeDraft {
        name = CleanText.line(name);
        if (name.isEmpty() || name.length() > LONGEST_NAME)
            throw Refused.invalid("wecom-code.bad-name", LONGEST_NAME).at("name");
        members = members.stream()
                .map(member -> CleanText.line(member).toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        if (members.isEmpty() || members.size() > MOST_MEMBERS)
            throw Refused.invalid("wecom-code.bad-members", MOST_MEMBERS).at("members");
        tags = tags.stream()
                .map(CleanText::line)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> tag.length() > LONGEST_WORD))
            throw Refused.invalid("wecom-code.bad-tags", MOST_TAGS, LONGEST_WORD)
                    .at("tags");
        source = CleanText.lineOrNull(source);
        if (source != null && source.length() > LONGEST_WORD)
            throw Refused.invalid("wecom-code.bad-source", LONGEST_WORD).at("source");
        welcome = CleanText.bodyOrNull(Objects.requireNonNullElse(welcome, ""));
        try {
            if (welcome != null) WelcomeText.checked(welcome);
        } catch (Refused refused) {
            throw refused.at("welcome");
        }
    }
}
