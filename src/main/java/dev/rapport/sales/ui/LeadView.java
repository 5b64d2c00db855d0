package dev.rapport.sales.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.RuleLink;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.sales.Lead;
import dev.rapport.sales.LeadQueries;
import dev.rapport.sales.LeadScore;
import dev.rapport.sales.LeadState.Merged;
import dev.rapport.sales.LeadState.Worked;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One lead: who it is, how promising and why, and whose. */
@Route("leads/:lead")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class LeadView extends CasePage<Lead> {

    private final transient LeadQueries queries;
    private final transient Conversations conversations;
    private final transient SalesWords words;

    LeadView(LeadQueries queries, Conversations conversations, CaseSections sections, SalesWords words) {
        super(sections);
        this.queries = queries;
        this.conversations = conversations;
        this.words = words;
    }

    @Override
    protected Lead read(String reference) {
        return queries.get(reference);
    }

    @Override
    protected Heading heading(Lead lead) {
        var title = "%s %s · %s"
                .formatted(
                        getTranslation("sales.lead"),
                        lead.number(),
                        lead.contact().name());
        return new Heading(lead.id().subject(), lead.number(), title);
    }

    @Override
    protected void show(Lead lead) {
        var score = lead.score();
        facts(
                SalesWords.status(lead.status()),
                score == null ? SalesWords.score(null, null) : SalesWords.score(score.points(), score.band()),
                Times.ago(lead.createdAt()));
        panel("sales.facts", known(lead));
        panel("sales.owner", owner(lead));
        panel("sales.score", score(lead));
    }

    private Component known(Lead lead) {
        var contact = lead.contact();
        var seen = queries.contact(lead);
        var facts = new Facts()
                .with(getTranslation("sales.company"), contact.company())
                .with(getTranslation("sales.phone"), seen.spoken())
                .with(getTranslation("sales.email"), seen.email())
                .with(
                        getTranslation("sales.source"),
                        SalesWords.source(lead.origin().source()))
                .with(getTranslation("sales.city"), lead.origin().city());
        conversations
                .about(lead.id().subject())
                .ifPresent(number ->
                        facts.with(getTranslation("sales.written"), new Anchor("conversations/" + number, number)));
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
        return score == null ? new Paragraph(getTranslation("sales.not-scored")) : scored(score);
    }

    private Component scored(LeadScore score) {
        var list = new UnorderedList();
        for (var reason : score.reasons())
            list.add(new ListItem(RuleLink.of("lead-scoring", score.rulebookVersion(), reason.rule(), said(reason))));
        return list;
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
        reasons.forEach(reason -> list.add(new ListItem(said(reason))));
        return list;
    }

    private String said(Reason reason) {
        var because = reason.because(getLocale());
        return reason.points() == 0 ? because : "%+d · %s".formatted(reason.points(), because);
    }
}
