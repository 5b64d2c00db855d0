package dev.rapport.sales.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.customer.Customers;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.sales.LeadId;
import dev.rapport.sales.LeadQueries;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.OpportunityDesk;
import dev.rapport.sales.OpportunityFilter.Outcome;
import dev.rapport.sales.OpportunityQueries;
import dev.rapport.sales.OpportunityState.Lost;
import dev.rapport.sales.OpportunityState.Open;
import dev.rapport.sales.Products;
import dev.rapport.sales.Stage;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One opportunity: what it is worth, where it stands and whose it is; a lost one can be taken up again. */
@Route("opportunities/:opportunity")
@RolesAllowed({"SALES", "MANAGER", "AUDITOR", "ADMIN"})
public class OpportunityView extends CasePage<Opportunity> {

    private final transient OpportunityQueries queries;
    private final transient OpportunityDesk desk;
    private final transient LeadQueries leads;
    private final transient Products products;
    private final transient Customers customers;
    private final transient SalesWords words;

    OpportunityView(
            OpportunityQueries queries,
            OpportunityDesk desk,
            LeadQueries leads,
            Products products,
            Customers customers,
            CaseSections sections,
            SalesWords words) {
        super(sections);
        this.queries = queries;
        this.desk = desk;
        this.leads = leads;
        this.products = products;
        this.customers = customers;
        this.words = words;
    }

    @Override
    protected Opportunity read(String reference) {
        return queries.get(reference);
    }

    @Override
    protected Heading heading(Opportunity opportunity) {
        var title =
                "%s %s · %s".formatted(getTranslation("sales.opportunity"), opportunity.number(), opportunity.name());
        return new Heading(opportunity.id().subject(), opportunity.number(), title);
    }

    @Override
    protected void show(Opportunity opportunity) {
        facts(
                SalesWords.outcome(Outcome.of(opportunity.state())),
                new Span(SalesWords.word("Stage", opportunity.state().stage())),
                Times.ago(opportunity.openedAt()));
        if (opportunity.state() instanceof Lost lost && desk.mayReopen(opportunity))
            actions(new Button(
                    getTranslation("sales.reopen"),
                    VaadinIcon.ROTATE_LEFT.create(),
                    click -> askWhetherToReopen(opportunity, lost.stage())));
        panel("sales.facts", known(opportunity));
    }

    /** Its process and the clock of its stage start anew, which nothing takes back. */
    private void askWhetherToReopen(Opportunity opportunity, Stage stage) {
        var question = new ConfirmDialog();
        question.setHeader(getTranslation("sales.reopen-question", opportunity.number()));
        question.setText(getTranslation("sales.reopen-means", SalesWords.word("Stage", stage)));
        question.setConfirmText(getTranslation("sales.reopen"));
        question.setCancelable(true);
        question.setCancelText(getTranslation("ui.cancel"));
        question.addConfirmListener(confirmed -> Notices.attempt(() -> {
            desk.reopen(opportunity.number(), stage);
            reload();
        }));
        question.open();
    }

    private Component known(Opportunity opportunity) {
        var discount = opportunity.discount();
        var state = opportunity.state();
        var facts = new Facts()
                .with(getTranslation("sales.amount"), opportunity.amount().formatted(getLocale()))
                .with(
                        getTranslation("sales.discount"),
                        discount.percent().signum() == 0
                                ? null
                                : discount.percent().toPlainString() + " %")
                .with(
                        getTranslation("sales.approved-by"),
                        discount.approvedBy() == null ? null : words.name(discount.approvedBy()))
                .with(getTranslation("sales.owner"), words.name(opportunity.owner()))
                .with(
                        getTranslation("sales.in-stage-since"),
                        state instanceof Open open ? Times.exact(open.since()) : null)
                .with(getTranslation("sales.reason"), state instanceof Lost lost ? words.reason(lost.reason()) : null)
                .with(getTranslation("sales.external"), opportunity.external());
        var product = opportunity.product();
        if (product != null)
            facts.with(getTranslation("sales.product"), products.get(product).name());
        var customer = opportunity.customer();
        if (customer != null)
            facts.with(
                    getTranslation("sales.customer"),
                    new Anchor(
                            "customers/" + customer,
                            customers.names(List.of(customer)).getOrDefault(customer, "–")));
        var lead = opportunity.lead();
        if (lead != null) fromLead(facts, lead);
        return facts;
    }

    /** What the lead told goes on to be seen by those who may see the lead. */
    private void fromLead(Facts facts, LeadId id) {
        leads.seen(id)
                .ifPresent(lead -> facts.with(getTranslation("sales.lead"), new SubjectLink(lead.number()))
                        .with(getTranslation("sales.company"), lead.contact().company())
                        .with(
                                getTranslation("sales.source"),
                                SalesWords.source(lead.origin().source()))
                        .with(getTranslation("sales.city"), lead.origin().city()));
    }
}
