package dev.rapport.community.groups;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a group; refused at the field that cannot be so.
 *
 * @param team key of the team that looks after it
 * @param capacity how many it holds, ourselves among them; absent where it does not matter
 */
public record GroupDraft(
        String name,
        @Nullable String purpose,
        @Nullable UserId owner,
        String team,
        @Nullable Integer capacity,
        List<String> tags,
        GroupRules rules) {

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_PURPOSE = 500;
    public static final int MOST = 100_000;
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 60;

    public GroupDraft {
        name = CleanText.line(name);
        if (name.isEmpty() || name.length() > LONGEST_NAME)
            throw Refused.invalid("group.bad-name", LONGEST_NAME).at("name");
        purpose = CleanText.bodyOrNull(purpose);
        if (purpose != null && purpose.length() > LONGEST_PURPOSE)
            throw Refused.invalid("group.too-long", LONGEST_PURPOSE).at("purpose");
        team = CleanText.line(team);
        if (team.isEmpty()) throw Refused.invalid("group.no-team").at("team");
        if (capacity != null && (capacity < 1 || capacity > MOST))
            throw Refused.invalid("group.bad-capacity", MOST).at("capacity");
        tags = tags.stream()
                .map(CleanText::line)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> tag.length() > LONGEST_TAG))
            throw Refused.invalid("group.bad-tags", MOST_TAGS, LONGEST_TAG).at("tags");
    }

    /** By hand, with nothing but a name and a team. */
    static GroupDraft named(String name, String team) {
        return new GroupDraft(name, null, null, team, null, List.of(), GroupRules.NONE);
    }

    GroupDraft called(String other) {
        return new GroupDraft(other, purpose, owner, team, capacity, tags, rules);
    }

    GroupDraft heldBy(@Nullable UserId other, String otherTeam) {
        return new GroupDraft(name, purpose, other, otherTeam, capacity, tags, rules);
    }
}
