package dev.rapport.customer.purchases;

import dev.rapport.access.Role;
import dev.rapport.access.WhoMay;
import dev.rapport.customer.BroughtCustomers;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowAnswer;
import dev.rapport.imports.SetImportKind;
import dev.rapport.imports.ShippedTable;
import dev.rapport.imports.UndoableImportKind;
import dev.rapport.imports.WordColumn;
import dev.rapport.platform.Ids;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Orders of a shop, one row an order or one row a line. Rows with a number are lines of that order; of others each is an
 * order of its own, also where two say the very same. An order that is here already stays as it is.
 */
@Component
class PurchasesKind implements SetImportKind<ToldPurchase>, UndoableImportKind {

    /** CDs bought at CDNOW in 1997 and 1998, the set by which models of repeated purchases are compared. */
    private static final ShippedTable CDNOW = new ShippedTable(
            "cdnow",
            List.of("customer_id", "date", "number_of_cds", "dollar_value"),
            ' ',
            "customer:customer_id,day:date,quantity:number_of_cds,amount:dollar_value,currency:=USD,product:=CD",
            "");

    private static final String MADE = "made ";

    private final PurchaseIntake intake;
    private final PurchaseUndo orders;
    private final BroughtCustomers brought;
    private final String currency;

    PurchasesKind(
            PurchaseIntake intake,
            PurchaseUndo orders,
            BroughtCustomers brought,
            @Value("${rapport.import.currency:USD}") String currency) {
        this.orders = orders;
        this.brought = brought;
        this.intake = intake;
        this.currency = currency;
    }

    @Override
    public String name() {
        return "purchases";
    }

    @Override
    public Set<Role> rolesForOne() {
        return WhoMay.call(Purchases.class, "add");
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("customer", "day");
    }

    @Override
    public List<String> oneOfColumns() {
        return List.of("amount", "price");
    }

    @Override
    public List<String> numberColumns() {
        return List.of("quantity", "price", "amount", "discount", "returned");
    }

    @Override
    public List<String> columns() {
        return List.of(
                "customer",
                "day",
                "number",
                "product",
                "quantity",
                "price",
                "amount",
                "discount",
                "returned",
                "currency",
                "channel",
                "paid");
    }

    @Override
    public List<String> dayColumns() {
        return List.of("day");
    }

    @Override
    public List<WordColumn> wordColumns() {
        return List.of(new WordColumn("paid", List.of("yes", "no"), ToldPurchase::saysWhetherPaid));
    }

    @Override
    public List<ShippedTable> shipped() {
        return List.of(CDNOW);
    }

    @Override
    public boolean addsUnknown() {
        return true;
    }

    @Override
    public @Nullable Object likeness(ImportRow row) {
        return row.fields();
    }

    @Override
    public ToldPurchase read(ImportRow row, @Nullable String mapping) {
        return ToldPurchase.read(row, currency);
    }

    @Override
    public Prospect prospect(UUID run) {
        var bought = orders.prospect(run);
        var made = brought.prospect(run);
        return new Prospect(bought.goes() + made.goes(), 0, bought.stays() + made.stays());
    }

    /** First the orders go, then the customers that it made. */
    @Override
    public Undone undo(UUID run, @Nullable String place, int most) {
        if (place != null && place.startsWith(MADE)) {
            var after = place.substring(MADE.length());
            var step = brought.undo(run, after.isEmpty() ? null : Ids.parse(after), most);
            return new Undone(step.gone(), step.back(), step.stays(), step.next() == null ? null : MADE + step.next());
        }
        var step = orders.undo(run, place == null ? null : Ids.parse(place), most);
        return new Undone(step.gone(), step.back(), step.stays(), step.next() == null ? MADE : step.next());
    }

    /** Rows of one order are told apart when they are taken in. */
    @Override
    public Collection<?> keys(ToldPurchase told) {
        return List.of();
    }

    @Override
    public List<RowAnswer> apply(List<ToldPurchase> rows) {
        return intake.take(rows);
    }
}
