package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.Candidate;
import java.util.List;
import java.util.stream.Collectors;

/** Customers who may be the same, each with what is shared. */
class CandidateList extends Div {

    CandidateList(List<Candidate> candidates) {
        addClassName("stack");
        candidates.forEach(candidate -> add(line(candidate)));
    }

    private Div line(Candidate candidate) {
        var why = new Span(candidate.why().stream()
                .map(reason -> getTranslation("word.Why." + reason))
                .collect(Collectors.joining(" · ")));
        why.addClassName("secondary");
        var line = new Div(new Anchor("customers/" + candidate.id(), candidate.name()), why);
        line.addClassName("row");
        return line;
    }
}
