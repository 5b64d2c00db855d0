package dev.rapport.customer.purchases;

import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowRejected;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenNumber;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a file says: an order of one line, or one line of an order that other rows speak of too.
 *
 * @param customer the external id
 * @param orderKnownBy what other rows of the same order have in common
 * @param lineKnownBy what the same row has in the same file brought in again
 */
record ToldPurchase(
        String customer,
        NewPurchase purchase,
        BigDecimal returned,
        String orderKnownBy,
        String lineKnownBy,
        ImportRow row) {

    private static final int MOST_DECIMALS = 6;
    private static final int BYTES = 16;
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "paid", "x", "是", "已付", "已支付", "已付款");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "unpaid", "open", "否", "未付", "未支付", "未付款");

    /** @param usual the currency of rows that name none */
    static ToldPurchase read(ImportRow row, String usual) {
        var customer = row.required("customer");
        var currency = NewPurchase.currency(Objects.requireNonNullElse(row.get("currency"), usual));
        var line = PurchaseLine.of(
                Objects.requireNonNullElse(row.get("product"), "–"),
                Objects.requireNonNullElse(number(row, "quantity", MOST_DECIMALS), BigDecimal.ONE),
                amount(row, "price", currency),
                amount(row, "amount", currency),
                currency);
        var purchase = new NewPurchase(
                row.get("number"),
                day(row),
                row.get("channel"),
                isPaid(row),
                currency,
                List.of(line),
                Objects.requireNonNullElse(amount(row, "discount", currency), BigDecimal.ZERO));
        var returned = Objects.requireNonNullElse(amount(row, "returned", currency), BigDecimal.ZERO);
        if (returned.compareTo(purchase.amount().subtract(purchase.discount())) > 0)
            throw new RowRejected("purchase.bad-return", purchase.amount().subtract(purchase.discount()));
        var print = print(row) + " " + row.alike();
        return new ToldPurchase(
                customer, purchase, returned, Objects.requireNonNullElse(purchase.knownBy(), "R " + print), print, row);
    }

    private static String print(ImportRow row) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(new TreeMap<>(row.fields()).toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable BigDecimal amount(ImportRow row, String column, Currency currency) {
        var decimals =
                Money.of(BigDecimal.ZERO, currency.getCurrencyCode()).amount().scale();
        return number(row, column, decimals);
    }

    private static @Nullable BigDecimal number(ImportRow row, String column, int decimals) {
        var text = row.get(column);
        if (text == null) return null;
        try {
            var number = WrittenNumber.read(text, decimals);
            if (number.signum() >= 0) return number;
        } catch (Refused unclear) {
            throw new RowRejected(
                    "purchase.bad-number", row.header(column), text, decimals, WrittenNumber.example(decimals));
        }
        throw new RowRejected("purchase.negative");
    }

    private static LocalDate day(ImportRow row) {
        var text = row.required("day");
        try {
            var day = LocalDate.parse(text);
            if (KeptYears.hold(day)) return day;
        } catch (DateTimeParseException e) {
            // told below, like a day out of range
        }
        throw new RowRejected("purchase.bad-day", text);
    }

    /** A file that says nothing of it tells of what was sold. */
    private static boolean isPaid(ImportRow row) {
        var text = row.get("paid");
        if (text == null) return true;
        if (!saysWhetherPaid(text)) throw new RowRejected("import.bad-refusal", row.header("paid"), text);
        return YES.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean saysWhetherPaid(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word);
    }
}
