package dev.rapport.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.studio.check.Problem;
import dev.rapport.studio.compare.Change;
import dev.rapport.studio.compare.Change.Difference;
import dev.rapport.studio.compare.Facet;
import dev.rapport.studio.drafts.DraftState;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How drafts, problems and changes are called on screens. */
final class DraftWords {

    private DraftWords() {}

    static Component state(DraftState state) {
        var word = say("word.DraftState." + state);
        return switch (state) {
            case DRAWING -> Chips.plain(word);
            case IN_REVIEW -> Chips.info(word);
            case APPROVED, DEPLOYED -> Chips.good(word);
        };
    }

    static String person(Staff staff, @Nullable UserId person) {
        return person == null ? "–" : staff.names(List.of(person)).getOrDefault(person, "–");
    }

    static String sentence(Problem problem) {
        return say(problem.rule().key(), problem.arguments().toArray());
    }

    /** Such as: Task of people “Solve the ticket” is new. */
    static String sentence(Change change) {
        var name = change.name().isEmpty() ? change.elementId() : change.name();
        return say("studio.change." + change.kind().word(), type(change.type()), name);
    }

    static Component difference(Difference difference) {
        var key = Facet.key(difference.what());
        var what = isFacet(difference.what()) ? say(key) : difference.what();
        var none = say("studio.change.nothing");
        return new Span(say(
                "studio.change.from-to",
                what,
                difference.before().isEmpty() ? none : difference.before(),
                difference.now().isEmpty() ? none : difference.now()));
    }

    private static boolean isFacet(String what) {
        return Arrays.stream(Facet.values()).anyMatch(facet -> facet.word().equals(what));
    }

    /** What people have no word for is told as the standard calls it. */
    private static String type(String type) {
        var key = "studio.type." + type;
        var word = say(key);
        return word.equals(key) ? type : word;
    }

    private static String say(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
