package dev.rapport.customer.reviews.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.customer.quality.DataQuality;
import dev.rapport.customer.quality.FaultLine;
import dev.rapport.customer.reviews.DataReview;
import dev.rapport.customer.reviews.DataReviews;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One review: what is asked, the figures, and the customers that have the fault now. */
@Route("data-reviews/:review")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class DataReviewView extends CasePage<DataReview> {

    private final transient DataReviews reviews;
    private final transient DataQuality quality;
    private final transient Staff staff;

    DataReviewView(DataReviews reviews, DataQuality quality, Staff staff, CaseSections sections) {
        super(sections);
        this.reviews = reviews;
        this.quality = quality;
        this.staff = staff;
    }

    @Override
    protected DataReview read(String reference) {
        return reviews.get(reference);
    }

    @Override
    protected Heading heading(DataReview one) {
        return new Heading(
                one.id(), one.number(), getTranslation("review.title", one.number(), ReviewWords.check(one)));
    }

    @Override
    protected void show(DataReview one) {
        facts(ReviewWords.chip(one.state()));
        note(new Paragraph(getTranslation("review.says." + one.state(), one.before(), Times.day(one.dueOn()))));
        panel("review.facts", known(one));
        panel("review.faults", faults(one));
    }

    private Facts known(DataReview one) {
        var now = reviews.open(one.number());
        var facts = new Facts()
                .with(getTranslation("quality.check"), ReviewWords.check(one))
                .with(getTranslation("review.rhythm"), rhythm(one))
                .with(getTranslation("review.holder"), reviews.holder(one))
                .with(getTranslation("review.begun"), Times.exact(one.begunAt()))
                .with(getTranslation("review.due"), Times.day(one.dueOn()))
                .with(getTranslation("review.before"), getTranslation("review.many", one.before()));
        reviews.before(one.number())
                .ifPresent(other -> facts.with(
                        getTranslation("review.previous"),
                        new Anchor(
                                "data-reviews/" + other.number(), other.number() + ": " + ReviewWords.figures(other))));
        var after = one.after();
        if (after != null) facts.with(getTranslation("review.after"), getTranslation("review.many", after));
        else facts.with(getTranslation("review.now"), getTranslation("review.many", now));
        var by = one.endedBy();
        return facts.with(getTranslation("review.why"), one.why())
                .with(
                        getTranslation("review.ended-by"),
                        by == null ? null : staff.names(List.of(by)).getOrDefault(by, "–"))
                .with(getTranslation("review.ended"), one.endedAt() == null ? null : Times.exact(one.endedAt()));
    }

    private String rhythm(DataReview one) {
        return getTranslation(one.rhythm() == null ? "review.by-hand" : "word.Rhythm." + one.rhythm());
    }

    private Component faults(DataReview one) {
        var hint = new Paragraph(getTranslation("review.faults-hint"));
        hint.addClassName("secondary");
        var list = new LineList<FaultLine>(
                (after, limit) -> reviews.faults(one.number(), limit, after), this::line, "plain-list");
        list.reload();
        var all = new Div(hint, list);
        all.addClassName("stack");
        if (quality.mayMend())
            all.add(new Anchor("data-quality?check=" + one.quality().word(), getTranslation("review.to-data-quality")));
        return all;
    }

    private ListItem line(FaultLine fault) {
        var since = new Span(Times.ago(fault.since()));
        since.addClassName("secondary");
        var line = new ListItem(
                new Anchor("customers/" + fault.customer(), fault.name()),
                new Span(getTranslation("word.Flaw." + fault.flaw())),
                new Span(fault.owner() == null ? "–" : fault.owner()),
                since);
        line.addClassName("row");
        return line;
    }
}
