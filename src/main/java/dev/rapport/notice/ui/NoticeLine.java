package dev.rapport.notice.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.notice.Notice;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import java.util.Objects;
import java.util.Optional;

/** A notice in two lines: what it says, leading to the subject's page; and about what and when. */
final class NoticeLine extends ListItem {

    NoticeLine(Notice notice, Runnable opened) {
        addClassName("notice-line");
        setClassName("notice-unread", !notice.read());
        var link = new Anchor(address(notice), notice.text());
        link.getElement().addEventListener("click", click -> opened.run());
        if (!notice.read()) {
            var mark = new Span();
            mark.addClassName("notice-mark");
            mark.getElement().setAttribute("role", "img");
            mark.getElement().setAttribute("aria-label", getTranslation("notice.unread"));
            add(mark);
        }
        var about = new Div(new Span(about(notice)), Times.ago(notice.at()));
        about.addClassNames("secondary", "row");
        add(new Div(link, about));
    }

    private static String address(Notice notice) {
        if (notice.customer() != null) return "customers/" + notice.customer();
        return Optional.ofNullable(notice.number())
                .flatMap(SubjectLink::address)
                .orElseGet(() -> Words.known("notice.page." + notice.kind(), "notices", notice.about()));
    }

    private static String about(Notice notice) {
        if (notice.number() == null) return Objects.requireNonNullElse(notice.title(), "");
        return notice.number() + " · " + notice.title();
    }
}
