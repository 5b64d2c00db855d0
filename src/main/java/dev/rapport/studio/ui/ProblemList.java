package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.ui.Chips;
import dev.rapport.studio.check.Problem;
import java.util.List;
import java.util.function.Consumer;

/** What is wrong with a draft; each problem leads to its place on the board. */
class ProblemList extends Div {

    private final transient Consumer<String> select;

    ProblemList(Consumer<String> select) {
        this.select = select;
        addClassName("stack");
    }

    void show(List<Problem> problems) {
        removeAll();
        if (problems.isEmpty()) add(Chips.good(getTranslation("studio.draft.no-problems")));
        problems.forEach(problem -> add(line(problem)));
    }

    private Div line(Problem problem) {
        var chip = problem.isError()
                ? Chips.bad(getTranslation("studio.draft.error"))
                : Chips.warning(getTranslation("studio.draft.warning"));
        var line = new Div(chip);
        line.addClassNames("row", "draft-problem");
        var element = problem.elementId();
        if (element == null) {
            line.add(new Span(DraftWords.sentence(problem)));
            return line;
        }
        var open = new Button(DraftWords.sentence(problem), click -> select.accept(element));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        line.add(open);
        return line;
    }
}
