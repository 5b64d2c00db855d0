package dev.rapport.service.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.OrderedList;
import dev.rapport.cases.ui.SubjectTalk;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.TicketPages;
import java.util.Optional;

/** The conversation of a ticket, beside the form of its tasks. */
@org.springframework.stereotype.Component
class TicketTalk implements SubjectTalk {

    private final TicketPages pages;

    TicketTalk(TicketPages pages) {
        this.pages = pages;
    }

    @Override
    public Optional<Component> of(SubjectId subject) {
        try {
            var list = new OrderedList();
            list.addClassName("conversation");
            MessageLines.of(pages.talk(subject.toString()), null).forEach(list::add);
            return Optional.of(list);
        } catch (Refused otherKindOrNotForTheReader) {
            return Optional.empty();
        }
    }
}
