package dev.rapport.sales;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.WhoMay;
import dev.rapport.customer.BroughtCustomers;
import dev.rapport.customer.Customers;
import dev.rapport.imports.BroughtCases;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowAnswer;
import dev.rapport.imports.RowEffect;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.RowRejected;
import dev.rapport.imports.SetImportKind;
import dev.rapport.imports.ShippedTable;
import dev.rapport.imports.UndoStages;
import dev.rapport.imports.UndoableImportKind;
import dev.rapport.imports.WordColumn;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.sales.OpportunityIntake.Taken;
import dev.rapport.sales.OpportunityState.Lost;
import dev.rapport.sales.OpportunityState.Open;
import dev.rapport.sales.OpportunityState.Won;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opportunities of another system with agent, product, account, stage and dates. Closed ones become history; open ones
 * run on, from now, at the stage that fits: somebody engaged is being qualified. One that is known stays as it is here.
 */
@Component
class OpportunitiesKind implements SetImportKind<ImportRow>, UndoableImportKind {

    private static final List<String> STAGES = List.of("Prospecting", "Engaging", "Won", "Lost");

    /** What a seller of hardware sold and lost. */
    private static final ShippedTable PIPELINE = new ShippedTable(
            "crm-sales-opportunities",
            List.of(
                    "opportunity_id",
                    "sales_agent",
                    "product",
                    "account",
                    "deal_stage",
                    "engage_date",
                    "close_date",
                    "close_value"),
            ',',
            "",
            "");

    private static final String NO_REASON = "not told in the imported file";

    private final OpportunityIntake intake;
    private final Products products;
    private final Customers customers;
    private final Staff staff;
    private final BroughtCases brought;
    private final BroughtCustomers firms;
    private final SalesUndo undo;
    private final Clock clock;

    OpportunitiesKind(
            OpportunityIntake intake,
            Products products,
            Customers customers,
            Staff staff,
            BroughtCases brought,
            BroughtCustomers firms,
            SalesUndo undo,
            Clock clock) {
        this.intake = intake;
        this.brought = brought;
        this.firms = firms;
        this.undo = undo;
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
    public Set<Role> rolesForOne() {
        return WhoMay.call(OpportunityIntake.class, "open");
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("opportunity_id", "sales_agent", "product", "deal_stage");
    }

    @Override
    public List<String> numberColumns() {
        return List.of("close_value");
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
    public List<WordColumn> wordColumns() {
        return List.of(new WordColumn("deal_stage", STAGES, STAGES::contains));
    }

    @Override
    public List<ShippedTable> shipped() {
        return List.of(PIPELINE);
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.MANAGER, Role.ADMIN);
    }

    @Override
    public @Nullable Object identity(ImportRow row) {
        return row.get("opportunity_id");
    }

    @Override
    public ImportRow read(ImportRow row, @Nullable String mapping) {
        row.required("opportunity_id");
        row.required("product");
        return row;
    }

    @Override
    public Collection<?> keys(ImportRow row) {
        return List.of(row.required("opportunity_id"));
    }

    @Override
    public List<RowAnswer> apply(List<ImportRow> rows) {
        var known =
                products.named(rows.stream().map(row -> row.required("product")).toList());
        var firms = new Firms(
                customers,
                rows.stream()
                        .map(row -> row.get("account"))
                        .filter(Objects::nonNull)
                        .toList(),
                rows.getFirst().run());
        var answers = new LinkedHashMap<ImportRow, RowAnswer>();
        var deals = new LinkedHashMap<ImportRow, Deal>();
        for (var row : rows) {
            answers.put(row, RowAnswer.IN);
            try {
                deals.put(row, deal(row, known, firms));
            } catch (Refused why) {
                answers.put(row, RowAnswer.refused(why));
            }
        }
        var taken = new LinkedHashMap<ImportRow, Taken>();
        deals.forEach((row, deal) -> taken.put(row, deal.of(firms)));
        var here = intake.takeOver(List.copyOf(taken.values()), rows.getFirst().run());
        taken.forEach((row, told) -> Optional.ofNullable(here.get(told.external()))
                .ifPresent(one -> answers.put(
                        row,
                        saysTheSame(one, told.fresh(), told.state())
                                ? RowAnswer.of(RowEffect.UNCHANGED)
                                : leftAsIs(row))));
        return List.copyOf(answers.values());
    }

    @Override
    public Prospect prospect(UUID run) {
        var deals = brought.prospect(run);
        var made = firms.prospect(run);
        return new Prospect(deals.goes() + made.goes(), 0, deals.stays() + made.stays());
    }

    /** First the opportunities go, then the firms that it made. */
    @Override
    public Undone undo(UUID run, @Nullable String place, int most) {
        return UndoStages.undo(
                place,
                most,
                (at, some) -> undo.opportunities(run, at, some),
                (at, some) -> firms.undo(run, at == null ? null : Ids.parse(at), some));
    }

    private static RowAnswer leftAsIs(ImportRow row) {
        var note = new RowNote("import.note.left-as-is", row.required("opportunity_id"), row.required("deal_stage"));
        return RowAnswer.of(RowEffect.UNCHANGED, Optional.of(note));
    }

    /** What a row says, its customer not yet added. */
    private record Deal(
            String external,
            @Nullable String account,
            Product product,
            Money amount,
            Person owner,
            Instant openedAt,
            OpportunityState state) {

        Taken of(Firms firms) {
            var opportunity = new NewOpportunity(
                    account == null ? product.name() : account + " · " + product.name(),
                    account == null ? null : firms.get(account),
                    product.id(),
                    amount,
                    owner.id(),
                    team(owner),
                    null);
            return new Taken(opportunity, external, openedAt, state);
        }
    }

    private Deal deal(ImportRow row, Map<String, Product> known, Firms firms) {
        var product = product(row, known);
        var owner = owner(row);
        var account = row.get("account");
        if (account != null) firms.requireClear(account);
        var amount = amount(row, product);
        var state = state(row);
        return new Deal(row.required("opportunity_id"), account, product, amount, owner, openedAt(row, state), state);
    }

    private static boolean saysTheSame(Opportunity known, NewOpportunity told, OpportunityState state) {
        return known.state().getClass().equals(state.getClass())
                && known.state().stage() == state.stage()
                && known.amount().amount().compareTo(told.amount().amount()) == 0;
    }

    private static Product product(ImportRow row, Map<String, Product> known) {
        var name = row.required("product");
        return Optional.ofNullable(known.get(name)).orElseThrow(() -> new RowRejected("sales.no-such-product", name));
    }

    private Person owner(ImportRow row) {
        var name = row.required("sales_agent");
        return staff.byName(name).orElseThrow(() -> new RowRejected("sales.no-such-colleague", name));
    }

    private static String team(Person owner) {
        return owner.teams().stream()
                .filter(team -> team.startsWith(SalesForce.TEAM))
                .max(String::compareTo)
                .orElse(SalesForce.TEAM);
    }

    /** What the file says; the list price where it says nothing, or that a lost one brought nothing. */
    private static Money amount(ImportRow row, Product product) {
        var value = row.get("close_value");
        var price = product.price();
        if (value == null) return price;
        var said = Cells.amount(row, "close_value", value, price.currency().getCurrencyCode());
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
