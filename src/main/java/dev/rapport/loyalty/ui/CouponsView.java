package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.loyalty.CouponBatch;
import dev.rapport.loyalty.CouponBatch.State;
import dev.rapport.loyalty.CouponBatches;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** Which coupons there are, how many of them are out and what they took off. */
@Route("coupons")
@Menu(title = "nav.coupons", order = 41, icon = "vaadin:ticket")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class CouponsView extends ListPage<CouponBatch> {

    private final transient CouponBatches batches;
    private final transient ListFilter<State> state;

    CouponsView(CouponBatches batches, Clock clock, @Value("${rapport.currency:CNY}") String currency) {
        super("nav.coupons");
        this.batches = batches;
        state = choice("state", "coupon.state", State.values(), one -> getTranslation("coupon.BatchState." + one));
        var columns = columns();
        columns.card("coupon.name", CouponsView::link);
        columns.cell("coupon.name", CouponsView::link).width("12rem", 2).wideOnly();
        columns.words("coupon.worth", batch -> CouponWords.worth(this, batch.terms()))
                .width("8rem", 1)
                .labelled();
        columns.cell("coupon.state", batch -> CouponWords.state(this, batch.state()));
        columns.words("coupon.issued", batch -> String.valueOf(batch.issued())).labelled();
        columns.words("coupon.redeemed", batch -> String.valueOf(batch.redeemed()))
                .labelled();
        columns.cell("coupon.valid", batch -> new Span(CouponWords.valid(this, batch.terms())))
                .wideOnly();
        ifNothing(VaadinIcon.TICKET, "coupon.no-batches");
        creates(
                "coupon.make",
                batches.mayMake(),
                () -> new BatchDialog(batches, null, clock, currency, this::reload).open());
    }

    @Override
    protected Page<CouponBatch> read(int limit, @Nullable String after) {
        return batches.list(state.get(), limit, after);
    }

    private static Anchor link(CouponBatch batch) {
        return new Anchor("coupons/" + batch.id(), batch.terms().name());
    }
}
