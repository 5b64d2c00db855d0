package dev.rapport.customer.quality.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.customer.quality.DataQuality;
import dev.rapport.customer.quality.Quality;
import dev.rapport.customer.quality.QualityFigure;
import dev.rapport.platform.Revision;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;

/** Says which team answers for a check. */
class ChargeDialog extends FormDialog {

    ChargeDialog(DataQuality quality, Staff staff, QualityFigure figure, Runnable changed) {
        setHeaderTitle(getTranslation("word.Quality." + figure.quality()));
        var team = new ComboBox<Team>(getTranslation("quality.responsible"));
        team.setItems(staff.activeTeams());
        team.setItemLabelGenerator(one -> one.name(getLocale()));
        team.setHelperText(getTranslation("quality.charge-hint"));
        team.setClearButtonVisible(true);
        team.setWidthFull();
        var charge = figure.charge();
        if (charge != null) staff.team(charge).ifPresent(team::setValue);
        field(team, "owners.no-such-team", "quality.charge-changed-meanwhile");
        var read = new LastRead(figure.chargeRevision());
        saves(getTranslation("quality.save"), () -> {
            var chosen = team.getValue();
            read.replace(
                    revision -> quality.charge(figure.quality(), chosen == null ? null : chosen.key(), revision),
                    () -> now(quality, figure.quality()));
            changed.run();
        });
    }

    private static Revision now(DataQuality quality, Quality check) {
        return quality.figures().stream()
                .filter(figure -> figure.quality() == check)
                .findFirst()
                .orElseThrow()
                .chargeRevision();
    }
}
