package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.loyalty.CouponBatch;
import dev.rapport.loyalty.CouponBatches;
import dev.rapport.loyalty.CouponTerms;
import dev.rapport.loyalty.CouponTerms.Kind;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenNumber;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.PersonZone;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a batch of coupons, or changes one that does not run yet. */
class BatchDialog extends FormDialog {

    /** Of percent. */
    private static final int MOST_DECIMALS = 2;

    private final TextField name = text("coupon.name");
    private final ComboBox<Kind> kind = new ComboBox<>(getTranslation("coupon.kind"));
    private final TextField worth = text("coupon.worth-number");
    private final TextField gift = text("coupon.gift");
    private final TextField minimum = text("coupon.minimum");
    private final TextArea products = new TextArea(getTranslation("coupon.products"));
    private final DayField from = new DayField();
    private final DayField until = new DayField();
    private final TextField total = text("coupon.total");
    private final TextField perPerson = text("coupon.per-person");
    private final TextField budget = text("coupon.budget");
    private final Checkbox stackable = new Checkbox(getTranslation("coupon.stackable"));
    private final Checkbox thanks = new Checkbox(getTranslation("coupon.thanks"));
    private final String currency;
    private final int decimals;

    BatchDialog(
            CouponBatches batches, @Nullable CouponBatch batch, Clock clock, String houseCurrency, Runnable changed) {
        currency = batch == null ? houseCurrency : batch.terms().currency().getCurrencyCode();
        decimals = Money.of(BigDecimal.ZERO, currency).currency().getDefaultFractionDigits();
        setHeaderTitle(getTranslation(batch == null ? "coupon.make" : "coupon.change"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(one -> getTranslation("coupon.Kind." + one));
        kind.addValueChangeListener(change -> showKind());
        worth.setHelperText(getTranslation("coupon.worth-hint", currency));
        products.setHelperText(getTranslation("coupon.products-hint"));
        from.setLabel(getTranslation("coupon.first-day"));
        until.setLabel(getTranslation("coupon.last-day"));
        from.setValue(LocalDate.ofInstant(clock.instant(), PersonZone.get()));
        kind.setValue(Kind.VALUE);
        perPerson.setValue("1");
        if (batch != null) fill(batch.terms());
        required(name, "coupon.name-missing", "coupon.name-taken", "coupon.too-long");
        required(kind);
        readable(
                worth,
                text -> WrittenNumber.read(text.strip(), Math.max(decimals, MOST_DECIMALS)),
                "coupon.worth-missing",
                "coupon.bad-percent",
                "coupon.bad-amount",
                "error.unclear-number");
        field(gift, "coupon.gift-missing");
        readable(minimum, text -> WrittenNumber.read(text.strip(), decimals));
        field(products);
        required(from, "error.far-day");
        field(until, "coupon.ends-before");
        readable(total, text -> WrittenNumber.read(text.strip(), 0), "coupon.bad-count");
        readable(perPerson, text -> WrittenNumber.read(text.strip(), 0));
        readable(budget, text -> WrittenNumber.read(text.strip(), decimals));
        field(stackable);
        field(thanks);
        row(from, until);
        row(total, perPerson);
        showKind();
        saves(getTranslation("coupon.save"), () -> {
            if (batch == null) batches.make(terms());
            else batches.change(batch.id(), terms(), batch.revision());
            changed.run();
        });
    }

    private void showKind() {
        var isGift = kind.getValue() == Kind.GIFT;
        worth.setVisible(!isGift);
        gift.setVisible(isGift);
    }

    private void fill(CouponTerms terms) {
        name.setValue(terms.name());
        kind.setValue(terms.kind());
        worth.setValue(plain(terms.worth()));
        gift.setValue(terms.gift() == null ? "" : terms.gift());
        minimum.setValue(plain(terms.minimum()));
        products.setValue(String.join("\n", terms.products()));
        from.setValue(LocalDate.ofInstant(terms.validFrom(), PersonZone.get()));
        var end = terms.validUntil();
        until.setValue(end == null ? null : LocalDate.ofInstant(end.minusMillis(1), PersonZone.get()));
        total.setValue(terms.total() == null ? "" : terms.total().toString());
        perPerson.setValue(terms.perPerson() == null ? "" : terms.perPerson().toString());
        budget.setValue(plain(terms.budget()));
        stackable.setValue(terms.stackable());
        thanks.setValue(terms.thanks());
    }

    private CouponTerms terms() {
        var isGift = kind.getValue() == Kind.GIFT;
        var last = until.getValue();
        return new CouponTerms(
                name.getValue(),
                kind.getValue(),
                isGift ? null : number(worth, Math.max(decimals, MOST_DECIMALS)),
                isGift ? gift.getValue() : null,
                Money.of(BigDecimal.ZERO, currency).currency(),
                number(minimum, decimals),
                List.of(products.getValue().split("\n")),
                start(from.getValue()),
                last == null ? null : start(last.plusDays(1)),
                count(total),
                count(perPerson),
                stackable.getValue(),
                number(budget, decimals),
                thanks.getValue());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(PersonZone.get()).toInstant();
    }

    private static @Nullable BigDecimal number(TextField field, int decimals) {
        var written = field.getValue().strip();
        return written.isEmpty() ? null : WrittenNumber.read(written, decimals);
    }

    private static @Nullable Integer count(TextField field) {
        var written = number(field, 0);
        if (written == null) return null;
        if (written.precision() > 9) throw Refused.unfit("coupon.bad-count", 10_000_000);
        return written.intValue();
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private TextField text(String label) {
        return new TextField(getTranslation(label));
    }
}
