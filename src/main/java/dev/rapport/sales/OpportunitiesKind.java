package dev.rapport.sales;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.RowRejected;
import dev.rapport.imports.TellingImportKind;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import dev.rapport.sales.OpportunityState.Lost;
import dev.rapport.sales.OpportunityState.Open;
import dev.rapport.sales.OpportunityState.Won;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opportunities of another system with agent, product, account, stage and dates. Closed ones become history; open ones
 * run on, from now, at the stage that fits: somebody engaged is being qualified. One that is known stays as it is here.
 */
@Component
class OpportunitiesKind implements TellingImportKind {

    private static final String NO_REASON = "not told in the imported file";

    private final OpportunityIntake intake;
    private final Products products;
    private final Customers customers;
    private final Staff staff;
    private final Clock clock;

    OpportunitiesKind(OpportunityIntake intake, Products products, Customers customers, Staff staff, Clock clock) {
        this.intake = intake;
        this.products = products;
        this.customers = customers;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "opportunities";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("opportunity_id", "sales_agent", "product", "deal_stage");
    }

    @Override
    public List<String> columns() {
        return List.of(
                "opportunity_id",
                "sales_agent",
                "product",
                "account",
                "deal_stage",
                "engage_date",
                "close_date",
                "close_value");
    }

    @Override
    public List<String> dayColumns() {
        return List.of("engage_date", "close_date");
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.MANAGER, Role.ADMIN);
    }

    @Override
    public Optional<RowNote> applyTelling(ImportRow row, @Nullable String mapping) {
        var product = product(row);
        var owner = owner(row);
        var account = row.get("account");
        var opportunity = new NewOpportunity(
                account == null ? product.name() : account + " · " + product.name(),
                account == null ? null : customer(account),
                product.id(),
                amount(row, product),
                owner.id(),
                team(owner),
                null);
        var state = state(row);
        var external = row.required("opportunity_id");
        return intake.takeOver(opportunity, external, openedAt(row, state), state)
                .filter(known -> !saysTheSame(known, opportunity, state))
                .map(known -> new RowNote("import.note.left-as-is", external, row.required("deal_stage")));
    }

    private static boolean saysTheSame(Opportunity known, NewOpportunity told, OpportunityState state) {
        return known.state().getClass().equals(state.getClass())
                && known.state().stage() == state.stage()
                && known.amount().amount().compareTo(told.amount().amount()) == 0;
    }

    private Product product(ImportRow row) {
        var name = row.required("product");
        return products.named(name).orElseThrow(() -> new RowRejected("sales.no-such-product", name));
    }

    private Person owner(ImportRow row) {
        var name = row.required("sales_agent");
        return staff.byName(name).orElseThrow(() -> new RowRejected("sales.no-such-colleague", name));
    }

    private String team(Person owner) {
        return owner.teams().stream()
                .filter(team -> team.startsWith(SalesForce.TEAM))
                .max(String::compareTo)
                .orElse(SalesForce.TEAM);
    }

    private CustomerId customer(String account) {
        var firms = customers.firmsNamed(account);
        if (firms.size() > 1) throw new RowRejected("sales.account-ambiguous", account, firms.size());
        return firms.stream()
                .findFirst()
                .orElseGet(() -> customers.findOrAdd(new NewCustomer(
                        NewCustomer.Kind.ORGANISATION, account, account, null, null, List.of(), Map.of())));
    }

    /** What the file says; the list price where it says nothing, or that a lost one brought nothing. */
    private static Money amount(ImportRow row, Product product) {
        var value = row.get("close_value");
        var price = product.price();
        if (value == null) return price;
        var said = Cells.amount("close_value", value, price.currency().getCurrencyCode());
        return said.amount().signum() == 0 && !row.required("deal_stage").equals("Won") ? price : said;
    }

    private OpportunityState state(ImportRow row) {
        var stage = row.required("deal_stage");
        return switch (stage) {
            case "Prospecting" -> new Open(Stage.PROSPECTING, clock.instant());
            case "Engaging" -> new Open(Stage.QUALIFICATION, clock.instant());
            case "Won" -> new Won(closedAt(row));
            case "Lost" -> new Lost(Stage.NEGOTIATION, NO_REASON, closedAt(row));
            default -> throw new RowRejected("sales.no-such-stage", stage);
        };
    }

    private static Instant closedAt(ImportRow row) {
        row.required("close_date");
        return Optional.ofNullable(Cells.day(row, "close_date")).orElseThrow();
    }

    private Instant openedAt(ImportRow row, OpportunityState state) {
        var engaged = Cells.day(row, "engage_date");
        var closed = state.closedAt();
        if (engaged == null) return closed == null ? clock.instant() : closed;
        if (closed != null && closed.isBefore(engaged)) throw new RowRejected("sales.closed-before-opened");
        return engaged;
    }
}
