package dev.rapport.customer.membership.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.customer.membership.MembershipLevel;
import dev.rapport.customer.membership.MembershipLevelChange;
import dev.rapport.customer.membership.MembershipLevels;
import dev.rapport.platform.ui.Times;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who said what of a level, from what to what, the newest first. */
class LevelChangeLines extends UnorderedList {

    private static final int SHOWN = 20;

    LevelChangeLines(MembershipLevels levels, String word) {
        levels.changes(word, SHOWN, null).items().forEach(change -> add(new ListItem(said(change))));
    }

    private String said(MembershipLevelChange change) {
        var who = Objects.requireNonNullElse(change.byName(), "–");
        var before = change.before();
        if (before == null) return getTranslation("membership.level-made", who, Times.exact(change.at()));
        return getTranslation(
                "membership.level-changed", who, Times.exact(change.at()), differences(before, change.after()));
    }

    private String differences(MembershipLevel before, MembershipLevel after) {
        return Stream.of(
                        differs("membership.english", before, after, MembershipLevel::english),
                        differs("membership.chinese", before, after, MembershipLevel::chinese),
                        differs("membership.english-benefits", before, after, MembershipLevel::englishBenefits),
                        differs("membership.chinese-benefits", before, after, MembershipLevel::chineseBenefits),
                        differs("membership.rank", before, after, level -> String.valueOf(level.rank())),
                        differs("membership.months", before, after, this::lasts),
                        differs("membership.state", before, after, this::state))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private @Nullable String differs(
            String label, MembershipLevel before, MembershipLevel after, Function<MembershipLevel, String> part) {
        var was = part.apply(before);
        var is = part.apply(after);
        return was.equals(is) ? null : getTranslation("membership.from-to", getTranslation(label), was, is);
    }

    private String lasts(MembershipLevel level) {
        return level.months() == null ? getTranslation("membership.without-end") : String.valueOf(level.months());
    }

    private String state(MembershipLevel level) {
        return getTranslation(level.inUse() ? "membership.in-use" : "membership.given-up");
    }
}
