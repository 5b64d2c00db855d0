package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.loyalty.Coupon;
import dev.rapport.loyalty.CouponBatch;
import dev.rapport.loyalty.CouponBatches;
import dev.rapport.loyalty.Coupons;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** One batch of coupons: what it is worth, how many are out, and the codes for those who may see them. */
@Route("coupons/:batch")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class BatchView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 200;

    private final transient CouponBatches batches;
    private final transient Coupons coupons;
    private final transient CustomerDesk desk;
    private final transient Customers customers;
    private final transient Clock clock;
    private final String currency;
    private String title = "";
    private transient Map<CustomerId, String> names = Map.of();

    BatchView(
            CouponBatches batches,
            Coupons coupons,
            CustomerDesk desk,
            Customers customers,
            Clock clock,
            @Value("${rapport.currency:CNY}") String currency) {
        this.batches = batches;
        this.coupons = coupons;
        this.desk = desk;
        this.customers = customers;
        this.clock = clock;
        this.currency = currency;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(Ids.parse(navigation.getRouteParameters().get("batch").orElse("")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(UUID id) {
        var batch = batches.get(id);
        title = batch.terms().name();
        removeAll();
        var head = new PageHead(title).facts(CouponWords.state(this, batch.state()));
        if (batches.mayMake()) head.actions(actions(batch));
        var columns = new Div(new Panel(getTranslation("coupon.counts"), counts(batch)));
        columns.addClassName("two-columns");
        columns.add(new Panel(getTranslation("coupon.terms"), terms(batch)));
        add(head, new Paragraph(getTranslation("coupon.next." + batch.state())), columns);
        if (batches.mayMake()) add(new Panel(getTranslation("coupon.codes"), codes(batch)));
    }

    private Component[] actions(CouponBatch batch) {
        var id = batch.id();
        var actions = new ArrayList<Component>();
        if (batch.issued() == 0) actions.add(remover(id));
        switch (batch.state()) {
            case DRAFT -> {
                actions.add(button(
                        "coupon.change",
                        () -> new BatchDialog(batches, batch, clock, currency, () -> show(id)).open()));
                actions.add(button("coupon.start", () -> askToStart(id)));
            }
            case RUNNING -> {
                if (!isAllGiven(batch))
                    actions.add(button("coupon.give", () -> new IssueDialog(coupons, desk, id, () -> show(id)).open()));
                actions.add(deed("coupon.stop", id, batches::stop));
            }
            case STOPPED -> actions.add(deed("coupon.start-again", id, batches::start));
        }
        return actions.toArray(Component[]::new);
    }

    private Button remover(UUID id) {
        var button = button(
                "coupon.remove",
                () -> ask("coupon.remove", "coupon.remove-ask", () -> {
                    batches.remove(id);
                    Notices.done(getTranslation("coupon.removed"));
                    getUI().ifPresent(ui -> ui.navigate(CouponsView.class));
                }));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private static boolean isAllGiven(CouponBatch batch) {
        var total = batch.terms().total();
        return total != null && batch.issued() >= total;
    }

    private void askToStart(UUID id) {
        ask("coupon.start", "coupon.start-ask", () -> {
            batches.start(id);
            show(id);
        });
    }

    private void ask(String what, String text, Runnable deed) {
        var asked = new ConfirmDialog();
        asked.setHeader(getTranslation(what));
        asked.setText(getTranslation(text));
        asked.setCancelable(true);
        asked.setCancelText(getTranslation("ui.cancel"));
        asked.setConfirmText(getTranslation(what));
        asked.addConfirmListener(confirmed -> Notices.attempt(deed));
        asked.open();
    }

    private Button deed(String text, UUID id, Consumer<UUID> deed) {
        return button(text, () -> {
            Notices.attempt(() -> deed.accept(id));
            show(id);
        });
    }

    private Button button(String text, Runnable click) {
        return new Button(getTranslation(text), clicked -> click.run());
    }

    private Facts counts(CouponBatch batch) {
        var total = batch.terms().total();
        var facts = new Facts()
                .with(
                        getTranslation("coupon.issued"),
                        total == null
                                ? String.valueOf(batch.issued())
                                : getTranslation("coupon.of-total", batch.issued(), total))
                .with(getTranslation("coupon.reserved"), String.valueOf(batch.reserved()))
                .with(getTranslation("coupon.redeemed"), String.valueOf(batch.redeemed()))
                .with(getTranslation("coupon.cost"), CouponWords.money(batch.cost(), batch.terms(), getLocale()));
        var left = batch.budgetLeft();
        return facts.with(
                getTranslation("coupon.budget-left"),
                left == null
                        ? getTranslation("coupon.no-budget")
                        : CouponWords.money(left, batch.terms(), getLocale()));
    }

    private Facts terms(CouponBatch batch) {
        var terms = batch.terms();
        var minimum = terms.minimum();
        return new Facts()
                .with(getTranslation("coupon.worth"), CouponWords.worth(this, terms))
                .with(getTranslation("coupon.valid"), CouponWords.valid(this, terms))
                .with(
                        getTranslation("coupon.minimum"),
                        minimum == null ? null : CouponWords.money(minimum, terms, getLocale()))
                .with(getTranslation("coupon.products"), String.join(", ", terms.products()))
                .with(
                        getTranslation("coupon.per-person"),
                        terms.perPerson() == null ? null : String.valueOf(terms.perPerson()))
                .with(
                        getTranslation("coupon.beside"),
                        getTranslation(terms.stackable() ? "coupon.stackable" : "coupon.alone"))
                .with(getTranslation("coupon.for"), terms.thanks() ? getTranslation("coupon.thanks") : null);
    }

    private Div codes(CouponBatch batch) {
        var none = new Paragraph(getTranslation("coupon.none-issued"));
        var list = new LineList<Coupon>((after, limit) -> named(batch.id(), limit, after), this::line, "plain-list");
        var any = list.reload();
        none.setVisible(!any);
        var all = new Div(none, list);
        if (any) all.addComponentAsFirst(export(batch));
        return all;
    }

    private Page<Coupon> named(UUID batch, int limit, @Nullable String after) {
        var page = coupons.ofBatch(batch, limit, after);
        names = customers.names(page.items().stream().map(Coupon::customer).toList());
        return page;
    }

    private ListItem line(Coupon coupon) {
        var name = names.getOrDefault(coupon.customer(), "–");
        var line = new ListItem();
        var row = new Div(
                new Span(coupon.code()),
                CouponWords.state(this, coupon.state()),
                new Anchor("customers/" + coupon.customer(), name),
                Times.ago(CouponWords.since(coupon)));
        row.addClassName("row");
        if (coupon.state() == Coupon.State.ISSUED || coupon.state() == Coupon.State.RESERVED) row.add(voider(coupon));
        if (coupon.state() == Coupon.State.REDEEMED)
            row.add(GiveBackDialog.opener(coupons, coupon, () -> show(coupon.batchId())));
        line.add(row);
        var back = CouponWords.givenBack(this, coupon);
        if (back != null) {
            var below = new Div(new Span(back));
            below.addClassName("secondary");
            line.add(below);
        }
        return line;
    }

    private Button voider(Coupon coupon) {
        var button =
                button("coupon.make-void", () -> new VoidDialog(coupons, coupon, () -> show(coupon.batchId())).open());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("coupon.make-void-of", coupon.code()));
        return button;
    }

    private Anchor export(CouponBatch batch) {
        DownloadHandler handler = download -> {
            download.setFileName("coupons.csv");
            download.setContentType("text/csv; charset=utf-8");
            try (var out = download.getOutputStream()) {
                out.write("\uFEFFcode,customer,state,issued,redeemed\r\n".getBytes(StandardCharsets.UTF_8));
                String after = null;
                do {
                    var page = coupons.ofBatch(batch.id(), PAGE, after);
                    for (var one : page.items())
                        out.write("%s,%s,%s,%s,%s\r\n"
                                .formatted(
                                        one.code(),
                                        one.customer(),
                                        one.state(),
                                        one.issuedAt(),
                                        Objects.requireNonNullElse(one.redeemedAt(), ""))
                                .getBytes(StandardCharsets.UTF_8));
                    after = page.next();
                } while (after != null);
            }
        };
        var link = new Anchor(handler, getTranslation("coupon.export"));
        link.getElement().setAttribute("download", true);
        return link;
    }
}
