package dev.rapport.access.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import dev.rapport.access.FieldLevel;
import dev.rapport.access.FieldLevelDesk;
import dev.rapport.access.GuardedField;
import dev.rapport.access.LevelChange;
import dev.rapport.access.Role;
import dev.rapport.access.Sight;
import dev.rapport.access.Standing;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who changed levels of fields, or what they show to whom. */
@Route("field-levels/changes")
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class LevelChangesView extends ListPage<LevelChange> {

    private final transient FieldLevelDesk desk;

    LevelChangesView(FieldLevelDesk desk) {
        super("levels.changes");
        this.desk = desk;
        above(LevelWords.ways());
        var columns = columns();
        columns.card("levels.what", change -> new Span(what(change)));
        columns.words("levels.what", this::what).width("16rem", 3).wideOnly();
        columns.words("levels.before", change -> said(change, change.before())).labelled();
        columns.words("levels.after", change -> said(change, change.after())).labelled();
        columns.words(
                "levels.by", change -> Objects.requireNonNullElse(change.by(), getTranslation("staff.by-system")));
        columns.cell("levels.at", change -> Times.ago(change.at()));
        ifNothing(VaadinIcon.CLOCK, "levels.never-changed");
    }

    @Override
    protected Page<LevelChange> read(int limit, @Nullable String after) {
        return desk.changes(limit, after);
    }

    private String what(LevelChange change) {
        var parts = change.what().split(" ");
        if (parts.length < 3) return LevelWords.of(new GuardedField(change.what()), desk);
        return String.join(
                " · ",
                LevelWords.of(FieldLevel.valueOf(parts[0])),
                StaffWords.role(Role.valueOf(parts[1])),
                LevelWords.of(Standing.valueOf(parts[2])));
    }

    private static String said(LevelChange change, String word) {
        return LevelWords.of(change.what().contains(" ") ? Sight.valueOf(word) : FieldLevel.valueOf(word));
    }
}
