package dev.rapport.sales.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.cases.ui.SubjectStory;
import dev.rapport.cases.ui.SubjectTasks;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.sales.Lead;
import dev.rapport.sales.LeadQueries;
import dev.rapport.sales.LeadState.Merged;
import dev.rapport.sales.LeadState.Worked;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One lead: who it is, how promising and why, and whose. */
@Route("leads/:lead")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class LeadView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient LeadQueries queries;
    private final transient SubjectStory story;
    private final transient SubjectTasks tasks;
    private final transient SalesWords words;
    private String title = "";

    LeadView(LeadQueries queries, SubjectStory story, SubjectTasks tasks, SalesWords words) {
        this.queries = queries;
        this.story = story;
        this.tasks = tasks;
        this.words = words;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(queries.get(navigation.getRouteParameters().get("lead").orElse("")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(Lead lead) {
        title = "%s %s · %s"
                .formatted(
                        getTranslation("sales.lead"),
                        lead.number(),
                        lead.contact().name());
        removeAll();
        var about = new Div(
                tasks.of(lead.id().subject()),
                section("sales.facts", facts(lead)),
                section("sales.owner", owner(lead)),
                section("sales.score", score(lead)));
        about.addClassName("stack");
        var columns = new Div(about, story.of(lead.id().subject()));
        columns.addClassName("two-columns");
        var score = lead.score();
        add(
                new PageHead(title)
                        .facts(
                                SalesWords.status(lead.status()),
                                score == null
                                        ? SalesWords.score(null, null)
                                        : SalesWords.score(score.points(), score.band()),
                                Times.ago(lead.createdAt()))
                        .actions(new Anchor("cases/" + lead.number(), getTranslation("sales.to-case"))),
                columns);
    }

    private Component facts(Lead lead) {
        var contact = lead.contact();
        var seen = queries.contact(lead);
        var facts = new Facts()
                .with(getTranslation("sales.company"), contact.company())
                .with(getTranslation("sales.phone"), seen.spoken())
                .with(getTranslation("sales.email"), seen.email())
                .with(getTranslation("sales.source"), lead.origin().source())
                .with(getTranslation("sales.city"), lead.origin().city());
        var customer = lead.customer();
        if (customer != null)
            facts.with(
                    getTranslation("sales.customer"),
                    new Anchor("customers/" + customer, lead.contact().name()));
        var meant = queries.mayBeMeant(lead);
        var candidates = new Div();
        candidates.addClassName("row");
        meant.customers().forEach(one -> candidates.add(new Anchor("customers/" + one.id(), one.name())));
        if (candidates.getComponentCount() > 0) facts.with(getTranslation("sales.may-be-customer"), candidates);
        if (lead.status().isOpen() && !meant.leads().isEmpty()) {
            var leads = new Div();
            leads.addClassName("row");
            meant.leads().forEach(row -> leads.add(new SubjectLink(row.number())));
            facts.with(getTranslation("sales.may-be-lead"), leads);
        }
        if (lead.state() instanceof Merged merged)
            facts.with(
                    getTranslation("sales.merged-into"),
                    new SubjectLink(queries.get(merged.into().toString()).number()));
        if (lead.state() instanceof Worked worked)
            facts.with(getTranslation("sales.reason"), words.reason(worked.reason()));
        seen.facts().forEach((name, value) -> facts.with(factName(name), value));
        return facts;
    }

    private String factName(String name) {
        return Words.known("sales.fact." + name, name.replace('_', ' '));
    }

    private Component score(Lead lead) {
        var score = lead.score();
        return score == null ? new Paragraph(getTranslation("sales.not-scored")) : reasons(score.reasons());
    }

    private Component owner(Lead lead) {
        var passed =
                String.join(", ", lead.passedOver().stream().map(words::name).toList());
        var facts = new Facts()
                .with(getTranslation("sales.owner"), words.name(lead.owner().orElse(null)))
                .with(getTranslation("sales.passed-over"), passed);
        return new Div(facts, reasons(queries.whyThisOwner(lead)));
    }

    private Component reasons(List<Reason> reasons) {
        var list = new UnorderedList();
        reasons.forEach(reason -> list.add(new ListItem(
                reason.points() == 0
                        ? reason.because(getLocale())
                        : "%+d · %s".formatted(reason.points(), reason.because(getLocale())))));
        return list;
    }

    private Section section(String heading, Component content) {
        var section = new Section(new H2(getTranslation(heading)), content);
        section.addClassName("panel");
        return section;
    }
}
