package dev.rapport.imports;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What other systems call our columns, the surest word first. A line that begins with a kind holds for that kind alone,
 * since a bare “name” is another thing in each. Numbers that every list has, such as a bare ID, never make a lead known.
 */
final class HeaderWords {

    private static final Pattern BRACKETS = Pattern.compile("[(（\\[【].*?[)）\\]】]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Longer than any name of a column. */
    private static final int LONGEST = 200;

    private static final Map<String, List<String>> WORDS = words("""
        leads.name = full name | contact name | lead name | contact person | contact | customer name | client name | person | customer | client | prospect | lead | 姓名 | 客户姓名 | 联系人姓名 | 联系人 | 客户名称 | 线索名称 | 名字 | 名称 | 称呼 | 客户 | 线索 | ansprechpartner | kontaktperson | kontakt | interessent | kunde | kundenname | vollständiger name
        customers.name = full name | display name | person | customer full name | anzeigename | vollständiger name | 姓名 | 客户姓名 | 名字 | contact name | contact full name
        customers.number = customer id | customer number | customer no | customer code | client id | client number | contact id | account id | account number | member id | member number | external id | kundennummer | kunden nr | kunden id | mitgliedsnummer | 客户编号 | 客户号 | 客户id | 会员编号 | 会员号 | 外部编号 | record id | record id contact | record id company
        given_name = first name | forename | vorname | prénom | 名
        family_name = last name | surname | nachname | familienname | nom de famille | 姓 | 姓氏
        customers.kind = person or organisation | person or organization | person oder organisation | 个人或企业
        first_name = given name | forename | vorname | prénom | 名
        last_name = surname | family name | nachname | nom de famille | 姓
        company = company name | firm | firm name | organisation | organization | account name | account | employer | business | 公司名称 | 公司 | 企业名称 | 企业 | 单位名称 | 单位 | 所属公司 | organization name | organisation name | associated company | primary associated company | company account
        leads.company = firma | firmenname | unternehmen | organisation | arbeitgeber | 单位名 | 客户公司
        mobile = mobile phone | mobile number | mobile no | cell phone | cell number | cell | handy | handynummer | mobil | mobiltelefon | mobilnummer | 手机号码 | 手机号 | 手机 | 移动电话 | mobile phone number | phone mobile
        phone2 = second phone | other phone | alternative phone | phone 2 | telefon 2 | 备用电话 | 其他电话 | 电话2 | business phone 2 | home phone | phone 2 value | home phone 2 | company main phone | telefon privat | assistant phone
        phone = mobile phone | mobile number | mobile no | mobile | cell phone | cell number | cell | phone number | phone no | telephone number | telephone no | telephone | tel no | tel | contact phone | contact number | work phone | business phone | company phone | handy | telefon | telefonnummer | 手机号码 | 手机号 | 手机 | 移动电话 | 联系电话 | 电话号码 | 电话 | 联系方式 | 公司电话 | 固定电话 | 座机 | phone 1 value | office phone | primary phone | telefon geschäftlich | festnetz
        email = email address | mail address | mail | contact email | work email | business email | company email | emailadresse | mailadresse | 电子邮箱 | 电子邮件 | 邮箱地址 | 邮箱 | 邮件地址 | 邮件 | 电邮 | email地址 | e mail 1 value | email 1 value | primary email | e mail adresse
        source = lead source | source of lead | channel | 线索来源 | 客户来源 | 来源渠道 | 来源 | 渠道 | quelle | leadquelle | lead quelle | herkunft | kanal | 获客渠道 | 线索渠道
        city = town | mailing city | billing city | ort | stadt | wohnort | 所在城市 | 城市 | address 1 city | business city | home city
        birthday = date of birth | birth date | dob | born | born on | geburtstag | geburtsdatum | 生日 | 出生日期 | 出生年月日
        email2 = second email | other email | alternative email | email 2 | secondary email | e mail 2 value | email 2 value | e mail 2 address | 备用邮箱 | 其他邮箱
        street = street address | address line 1 | address 1 | street 1 | mailing street | billing street | address 1 street | business street | address street | strasse | straße | 街道 | 街道地址 | 详细地址
        house_number = street number | house no | hausnummer | hausnr | 门牌号
        address_line = address line 2 | address 2 | address addition | adresszusatz | 地址补充
        postcode = postal code | zip | zip code | zip postal code | post code | mailing zip postal code | billing zip postal code | address 1 postal code | business postal code | plz | postleitzahl | 邮编 | 邮政编码
        customers.country = mailing country | billing country | business country region | business country | address 1 country | land
        street2 = second street | other street | home street | shipping street | address 2 street
        postcode2 = other postal code | other zip postal code | home postal code | shipping zip postal code | address 2 postal code
        city2 = other city | shipping city | address 2 city
        region2 = other state | shipping state | address 2 region
        country2 = other country | other country region | home country region | shipping country | address 2 country
        region = state | province | state province | mailing state | billing state | bundesland | 省份 | 省 | address 1 region | business state | home state | state region
        external = external id | lead id | record id | 外部编号 | 线索编号 | externe id | externe nummer | leadnummer | lead nr
        country = nation | country region | 国家地区 | 国家 | land | staat
        product = product name | item | artikel | produkt | 产品名称 | 产品 | 意向产品 | produktname | 商品 | 商品名称
        language = lang | preferred language | sprache | 语言
        interest = interests | interested in | 意向 | 兴趣 | 需求 | interesse | interessen | bedarf | 感兴趣的产品
        Do Not Email = do not send email | do not mail | email opt out | opted out of email | has opted out of email | unsubscribed from all email | unsubscribed from email | unsubscribed | do not allow emails | no email | no emails | 请勿发送邮件 | 请勿发邮件 | 拒收邮件 | 不接收邮件 | 邮件退订
        Do Not Call = do not phone | do not allow phone calls | phone opt out | call opt out | opted out of calls | no calls | no call | 请勿致电 | 请勿拨打电话 | 请勿打电话 | 拒绝来电 | 不接听电话
        Do Not SMS = do not text | do not allow sms | do not send sms | sms opt out | text opt out | opted out of sms | no sms | 请勿发送短信 | 请勿发短信 | 拒收短信 | 不接收短信 | 短信退订
        account = account name | customer name | company name | client name | customer | company | client | firm | firm name | organisation | organization | firma | firmenname | unternehmen | 客户名称 | 公司名称 | 企业名称 | 单位名称 | 客户 | 公司 | 企业 | 单位 | organization name | organisation name | associated company | primary associated company | associated company primary | kundenname | kunde
        customers.account = name | 名称 | firma name
        tier = customer tier | level | customer level | grade | 客户等级 | 客户级别 | 等级 | 级别
        membership_number = membership no | membership id | membership card number | member card number | member id | member number | loyalty number | loyalty card number | mitgliedsnummer | mitglieds nr | kundenkartennummer | 会员号 | 会员编号 | 会员卡号 | 会员id
        membership_level = membership | membership tier | membership type | member level | member tier | loyalty level | loyalty tier | mitgliedsstufe | mitgliedschaft | mitgliedsstatus | 会员等级 | 会员级别 | 会员类型 | 会员卡类型
        member_since = membership since | membership start | membership start date | joined | joined on | join date | date joined | mitglied seit | beitritt | beitrittsdatum | eintrittsdatum | 入会日期 | 入会时间 | 会员开始日期 | 开卡日期
        member_until = membership until | membership valid until | membership end | membership end date | membership expiry | membership expires | mitglied bis | mitgliedschaft bis | mitgliedschaft gültig bis | 会员有效期 | 会员有效期至 | 会员到期日 | 会员到期日期 | 会员截止日期
        contract = contract number | contract no | contract id | 合同编号 | 合同号 | 合同
        subsidiary_of = parent account | parent company | parent | 母公司 | 上级公司 | 总公司 | 上级客户 | muttergesellschaft | mutterunternehmen | konzern | parent account name
        sector = industry | branch | 所属行业 | 行业 | branche | industrie | industriezweig | wirtschaftszweig | 行业类别
        year_established = year founded | founded | established | 成立年份 | 成立年 | year of foundation | gründungsjahr | gegründet | gegründet am | founding year | 成立时间 | 成立日期
        revenue = annual revenue | turnover | annual turnover | 年营业额 | 营业额 | 年收入 | 营收 | umsatz | jahresumsatz | yearly revenue | annual sales | erlöse | 营业收入 | 销售额
        employees = number of employees | no of employees | employee count | headcount | 员工人数 | 员工数 | 人数 | mitarbeiter | mitarbeiterzahl | anzahl mitarbeiter | beschäftigte | 员工 | 雇员
        office_location = office | location | address | city | 办公地点 | 办公地址 | 所在地 | 地址 | 所在城市 | 城市 | standort | sitz | firmensitz | adresse | anschrift
        products.product = name | title | 名称 | bezeichnung | artikelbezeichnung | produktbezeichnung | artikelname
        series = product series | product line | category | 产品系列 | 系列 | 类别 | produktreihe | serie | baureihe | produktlinie | kategorie | warengruppe | 产品线 | 产品类别
        sales_price = list price | unit price | price | 标价 | 单价 | 售价 | 价格 | preis | listenpreis | verkaufspreis | einzelpreis | stückpreis | 零售价 | 销售价格
        currency = currency code | währung | 币种 | 货币
        sales_agent = agent | sales rep | sales representative | salesperson | sales person | rep | owner | opportunity owner | deal owner | account executive | 销售人员 | 销售员 | 业务员 | 销售负责人 | 负责人 | 销售 | verkäufer | verkäuferin | vertriebsmitarbeiter | verantwortlich | verantwortlicher | zuständig | betreuer | inhaber | 跟进人
        staff.sales_agent = employee name | employee | name | 员工姓名 | 姓名 | 员工
        manager = sales manager | supervisor | boss | team lead | 销售经理 | 经理 | 主管 | 上级
        regional_office = office | region | branch | sales office | 办事处 | 分公司 | 大区 | 区域 | 地区
        opportunity_id = deal id | opportunity number | deal number | id | 商机编号 | 商机号 | 编号 | verkaufschance | verkaufschance nr | verkaufschancennummer | chance nr | nummer
        deal_stage = stage | sales stage | opportunity stage | status | 商机阶段 | 销售阶段 | 阶段 | phase | verkaufsphase | vertriebsphase | stufe | 商机状态
        engage_date = engaged on | engaged | start date | open date | created date | created | 接洽日期 | 开始日期 | 创建日期 | 创建时间 | beginn | startdatum | eröffnet | eröffnet am | erstellt | erstellt am | erstelldatum | 立项日期
        close_date = closed on | closed date | closing date | closed | close | 关闭日期 | 结单日期 | 成交日期 | 结束日期 | abschlussdatum | abgeschlossen | abgeschlossen am | geschlossen am | enddatum
        purchases.customer = customer id | customer number | customer no | customer code | client id | account id | member id | member number | kundennummer | kunden nr | kunden id | 客户编号 | 客户号 | 客户id | 会员编号 | 会员号
        purchases.day = date | order date | purchase date | ordered on | bought on | sold on | datum | bestelldatum | kaufdatum | belegdatum | 日期 | 下单日期 | 订单日期 | 购买日期 | 下单时间
        purchases.number = order number | order no | order id | order | invoice number | invoice no | receipt number | belegnummer | beleg nr | bestellnummer | auftragsnummer | rechnungsnummer | 订单号 | 订单编号 | 单号
        purchases.quantity = qty | pieces | number of items | units | menge | anzahl | 数量 | 件数
        purchases.price = unit price | price each | einzelpreis | stückpreis | 单价
        purchases.amount = total | order total | line total | sum | value | sales | betrag | summe | gesamtbetrag | 金额 | 总价 | 订单金额
        purchases.discount = rebate | discount amount | rabatt | 折扣 | 优惠 | 优惠金额
        purchases.returned = refund | refunded | refund amount | returns | erstattet | erstattung | 退款 | 退款金额
        purchases.channel = shop | store | sales channel | kanal | filiale | 渠道 | 门店 | 店铺
        purchases.paid = payment status | is paid | bezahlt | 是否付款 | 付款状态 | 支付状态
        close_value = deal value | deal amount | amount | value | 商机金额 | 成交金额 | 金额 | auftragswert | abschlusswert | volumen | wert | betrag | summe | 商机价值
        """);

    private HeaderWords() {}

    /** What the column may be called besides its name, as {@link #folded} texts. */
    static List<String> of(String kind, String column) {
        return Stream.of(column, kind + "." + column)
                .flatMap(key -> WORDS.getOrDefault(key, List.of()).stream())
                .toList();
    }

    /** Without case, width, spaces, signs and what stands in brackets. */
    static String folded(String header) {
        var start = header.substring(0, Math.min(header.length(), LONGEST));
        var plain = Normalizer.normalize(start, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var bare = NO_LETTERS.matcher(BRACKETS.matcher(plain).replaceAll("")).replaceAll("");
        return bare.isEmpty() ? NO_LETTERS.matcher(plain).replaceAll("") : bare;
    }

    private static Map<String, List<String>> words(String text) {
        var words = new HashMap<String, List<String>>();
        for (var line : text.lines().toList()) {
            var parts = line.split(" = ", 2);
            words.put(
                    parts[0],
                    Stream.of(parts[1].split("\\|"))
                            .map(HeaderWords::folded)
                            .distinct()
                            .toList());
        }
        return words;
    }
}
