package dev.rapport.platform.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.datepicker.DatePicker;
import dev.rapport.platform.KeptYears;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A day, written as 2026-11-22 in every language or as pages write it, or picked from a calendar in the person's own. */
public final class DayField extends DatePicker {

    public DayField() {
        setMin(KeptYears.FIRST);
        setMax(KeptYears.LAST);
        setI18n(new DatePickerI18n()
                .setDateFormats("yyyy-MM-dd", "yyyy/M/d", "d.M.yyyy", "d MMM yyyy", "yyyy年M月d日")
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(
                                inChinese() ? TextStyle.SHORT : TextStyle.FULL_STANDALONE, getLocale()))
                        .toList())
                .setWeekdays(fromSunday(TextStyle.FULL))
                .setWeekdaysShort(fromSunday(TextStyle.SHORT))
                .setFirstDayOfWeek(1)
                .setToday(getTranslation("ui.today"))
                .setCancel(getTranslation("ui.cancel"))
                .setBadInputErrorMessage(getTranslation("ui.no-day"))
                .setMinErrorMessage(getTranslation("ui.far-day"))
                .setMaxErrorMessage(getTranslation("ui.far-day")));
    }

    /** In Chinese the year stands before its months. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        if (inChinese())
            getElement()
                    .executeJs("setTimeout(() => this.i18n = "
                            + "{...this.i18n, formatTitle: (month, year) => year + '年' + month})");
    }

    private boolean inChinese() {
        return getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    private List<String> fromSunday(TextStyle style) {
        return IntStream.range(0, 7)
                .mapToObj(after -> DayOfWeek.SUNDAY.plus(after).getDisplayName(style, getLocale()))
                .toList();
    }
}
