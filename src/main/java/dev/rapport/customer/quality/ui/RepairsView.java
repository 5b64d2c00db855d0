package dev.rapport.customer.quality.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.quality.Repair;
import dev.rapport.customer.quality.Repairs;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Repairs of many customers at once, the newest first. */
@Route("data-quality/repairs")
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class RepairsView extends ListPage<Repair> {

    private final transient Repairs repairs;

    RepairsView(Repairs repairs) {
        super("quality.repairs");
        this.repairs = repairs;
        var columns = columns();
        columns.card("quality.repair", this::link);
        columns.cell("quality.repair", this::link).width("14rem", 3).wideOnly();
        columns.cell("quality.state", RepairWords::chip);
        columns.words("quality.repaired", repair -> String.valueOf(repair.repaired()))
                .labelled();
        columns.words("quality.by", repair -> repair.askedByName() == null ? "–" : repair.askedByName());
        columns.cell("quality.asked-at", repair -> Times.ago(repair.askedAt()));
        ifNothing(VaadinIcon.CLIPBOARD_CHECK, "quality.no-repairs");
    }

    @Override
    protected Page<Repair> read(int limit, @Nullable String after) {
        return repairs.list(limit, after);
    }

    private Anchor link(Repair repair) {
        return new Anchor("data-quality/repairs/" + repair.id(), RepairWords.title(repair));
    }
}
