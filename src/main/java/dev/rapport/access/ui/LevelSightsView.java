package dev.rapport.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import dev.rapport.access.FieldLevel;
import dev.rapport.access.FieldLevelDesk;
import dev.rapport.access.LevelTable;
import dev.rapport.access.Role;
import dev.rapport.access.Standing;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListPage;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the levels that hide something show to each role. */
@Route("field-levels/sights")
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class LevelSightsView extends ListPage<LevelSightsView.Row> {

    record Row(FieldLevel level, Role role, LevelTable table) {}

    private final transient FieldLevelDesk desk;

    LevelSightsView(FieldLevelDesk desk) {
        super("levels.sights");
        this.desk = desk;
        above(LevelWords.ways(), new Span(getTranslation("levels.sights-text")));
        var columns = columns();
        columns.card("levels.role", this::opener);
        columns.cell("levels.role", this::opener).width("14rem", 2).wideOnly();
        for (var standing : Standing.values())
            columns.words(
                            "levels.Standing." + standing,
                            row -> LevelWords.of(row.table().sight(row.level(), row.role(), standing)))
                    .labelled();
        ifNothing(VaadinIcon.EYE_SLASH, "levels.none");
    }

    @Override
    protected Page<Row> read(int limit, @Nullable String after) {
        var table = desk.table();
        return new Page<>(
                Stream.of(FieldLevel.INTERNAL, FieldLevel.SENSITIVE)
                        .flatMap(level -> Stream.of(Role.values()).map(role -> new Row(level, role, table)))
                        .toList(),
                null);
    }

    private Component opener(Row row) {
        var label = title(row);
        if (!desk.mayChange()) return new Span(label);
        var open = new Button(label, click -> new SightsDialog(desk, row, this::reload).open());
        open.addThemeVariants(ButtonVariant.TERTIARY);
        return open;
    }

    static String title(Row row) {
        return LevelWords.of(row.level()) + " · " + StaffWords.role(row.role());
    }
}
