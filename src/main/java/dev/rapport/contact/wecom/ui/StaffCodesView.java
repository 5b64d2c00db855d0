package dev.rapport.contact.wecom.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.contact.wecom.StaffCode;
import dev.rapport.contact.wecom.StaffCodes;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Codes by which customers add colleagues in WeCom, the newest first, and who came by each. */
@Route("staff-codes")
@Menu(title = "nav.staff-codes", order = 39.7, icon = "vaadin:qrcode")
@RolesAllowed({"COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class StaffCodesView extends ListPage<StaffCode> {

    private final transient StaffCodes codes;
    private final transient ListFilter<Boolean> living = only("living", "wecom-code.only-living");

    StaffCodesView(StaffCodes codes) {
        super("nav.staff-codes");
        this.codes = codes;
        var columns = columns();
        columns.card("wecom-code.name", StaffCodesView::link);
        columns.cell("wecom-code.name", StaffCodesView::link).width("12rem", 2).wideOnly();
        columns.words("wecom-code.staff", one -> String.join(", ", one.staff()))
                .width("12rem", 2)
                .labelled();
        columns.words("wecom-code.people", one -> String.valueOf(one.came().people()))
                .width("7rem", 0)
                .labelled();
        columns.words("wecom-code.known", one -> String.valueOf(one.came().known()))
                .width("7rem", 0)
                .labelled();
        columns.words("wecom-code.living", one -> String.valueOf(one.came().living()))
                .width("7rem", 0)
                .labelled();
        columns.words("wecom-code.state", one -> getTranslation(StaffCodeView.state(one)))
                .width("10rem", 1)
                .labelled();
        columns.cell("wecom-code.made", one -> Times.ago(one.madeAt())).width("8rem", 0);
        ifNothing(VaadinIcon.QRCODE, "wecom-code.none");
        creates(
                "wecom-code.make",
                codes.mayChange(),
                () -> new StaffCodeDialog(codes, null, made -> getUI().ifPresent(ui -> ui.navigate(address(made))))
                        .open());
    }

    @Override
    protected Page<StaffCode> read(int limit, @Nullable String after) {
        return codes.list(living.isSet(), limit, after);
    }

    private static Anchor link(StaffCode code) {
        return new Anchor(address(code), code.name());
    }

    private static String address(StaffCode code) {
        return "staff-codes/" + code.id();
    }
}
