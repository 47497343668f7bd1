package tongban.node.exchange;

import static tongban.node.exchange.Column.code;
import static tongban.node.exchange.Column.day;
import static tongban.node.exchange.Column.guid;
import static tongban.node.exchange.Column.moment;
import static tongban.node.exchange.Column.number;
import static tongban.node.exchange.Column.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * The exchange tables of case data, with every column that travels. The first five are the national
 * ones; {@link #SUPPLEMENT} and {@link #FORM} are Tongban's own, in the same manner: without the
 * answers of the form a case could not be handled where it arrives, and would be keyed again.
 */
enum Table {
    ACCEPT(
            "up_pro_accept",
            Words.of("受理信息", "acceptance"),
            text("catalog_code", "基本编码", "base code", 64),
            text("task_code", "实施编码", "implementation code", 64),
            text("local_catalog_code", "地方编码", "local code", 64),
            text("task_handle_item", "业务办理项编码", "code of the variant", 64),
            text("task_name", "事项名称", "item", 300).must(),
            text("task_version", "事项版本", "version of the item", 64),
            text("service_id", "服务标识", "service", 100),
            text("project_name", "办件摘要", "what is applied for", 500).must(),
            text("applyer_name", "申请人名称", "applicant", 100).must(),
            code("applyer_type", "申请人类型", "kind of applicant", Codes.APPLICANT).must(),
            code("applyer_page_type", "申请人证件类型", "kind of number", Codes.DOCUMENT).must(),
            text("applyer_page_code", "申请人证件号码", "the applicant's number", 50).must(),
            text("applyer_mobile", "申请人手机", "the applicant's mobile", 20),
            text("applyer_address", "通讯地址", "address", 500),
            text("applyer_zip", "邮编", "postcode", 10),
            text("contact_name", "代办人姓名", "proxy", 100),
            code("contact_type", "代办人证件类型", "kind of number", Codes.DOCUMENT),
            text("contact_code", "代办人证件号码", "the proxy's number", 50),
            text("contact_mobile", "代办人手机", "the proxy's mobile", 20),
            text("contact_relation", "与申请人关系", "relation to the applicant", 100),
            text("legal_person", "法定代表人", "legal representative", 100),
            day("apply_date", "申请日期", "applied on").must(),
            code("apply_type", "申请方式", "way of applying", Codes.CHANNEL).must(),
            code("project_type", "办件类型", "kind of case", Codes.PROJECT).must(),
            day("accept_date", "受理日期", "accepted on"),
            text("accept_doc_no", "受理文书编号", "number of the acceptance", 50),
            text("org_code", "受理部门编码", "code of the accepting body", 64).must(),
            text("org_name", "受理部门名称", "accepting body", 200).must(),
            text("handle_user_name", "受理人员", "official", 100),
            day("promise_date", "承诺办结时间", "promised by")),
    MATERIAL(
            "up_pro_material",
            Words.of("材料信息", "papers"),
            text("material_code", "材料标识", "paper", 100).must(),
            text("material_name", "材料名称", "name of the paper", 300).must(),
            code("take_type", "收取方式", "how it was taken in", Codes.TAKEN).must(),
            number("take_number", "收取数量", "copies").must(),
            text("attachment", "附件名称", "name of the attachment", 200)),
    PROCESS(
            "up_pro_process",
            Words.of("过程信息", "steps"),
            text("process_name", "环节名称", "stage", 100).must(),
            code("event_name", "业务动作", "action", Codes.ACTION).must(),
            text("event_explain", "动作说明", "action in words", 100),
            moment("start_time", "开始时间", "begun").must(),
            moment("end_time", "结束时间", "ended").must(),
            code("process_state", "环节状态", "state of the stage", Codes.STAGE).must(),
            text("handle_user_name", "处理人", "official", 100),
            text("handle_org_code", "处理部门", "body", 64),
            text("handle_explain", "处理意见", "opinion", 2000)),
    SPECIAL(
            "up_pro_special_procedure",
            Words.of("特别程序", "special procedures"),
            code("special_type", "特别程序种类", "kind", Codes.SPECIAL).must(),
            text("special_name", "特别程序名称", "name", 100).must(),
            moment("special_start_time", "开始时间", "begun").must(),
            text("special_reason", "理由或依据", "reason", 2000),
            text("special_applyer", "申请人", "asked for by", 100),
            number("special_days", "预计天数", "expected days"),
            moment("special_end_time", "结束时间", "ended"),
            text("special_result", "结果", "result", 2000),
            text("special_opinion", "审批意见", "opinion", 2000)),
    RESULT(
            "up_pro_result",
            Words.of("办结信息", "results"),
            code("result_type", "办结结果", "result", Codes.RESULT).must(),
            day("result_date", "办结日期", "ended on").must(),
            text("result_explain", "结果描述", "result in words", 2000),
            text("certificate_name", "证照名称", "certificate", 200),
            text("certificate_no", "证照编号", "number of the certificate", 100),
            code("is_delivery_results", "是否快递", "by courier", Codes.YES_NO).must(),
            text("delivery_type", "送达方式", "way of delivery", 100),
            code("satisfaction", "满意度", "satisfaction", Codes.SATISFACTION)),
    SUPPLEMENT(
            "up_pro_supplement",
            Words.of("补正信息", "supplements"),
            moment("notice_time", "告知时间", "asked at").must(),
            text("notice_content", "告知内容", "what was asked for", 2000).must(),
            moment("receive_time", "补正时间", "supplied at"),
            text("receive_explain", "补正说明", "what was said with it", 2000)),
    FORM(
            "up_pro_form",
            Words.of("表单信息", "answers of the form"),
            text("field", "字段", "field", 200).must(),
            number("position", "顺序", "position").must(),
            text("value", "内容", "answer", 10_000).must());

    /** In every table, behind its own. */
    private static final List<Column> SYNC =
            List.of(
                    guid("row_guid", "行标识", "id of the row").must(),
                    code("cd_operation", "操作标识", "operation", Codes.OPERATION).must(),
                    moment("cd_time", "操作时间", "time of the operation").must(),
                    text("cd_batch", "批次号", "batch", 64).must(),
                    code("data_source", "数据来源", "source", Codes.SIDE).must());

    private final String name;
    private final Words words;
    private final List<Column> columns;

    Table(String name, Words words, Column... own) {
        this.name = name;
        this.words = words;
        List<Column> all = new ArrayList<>();
        all.add(text("project_no", "办件编号", "number of the case", 50).must());
        all.addAll(List.of(own));
        this.columns = all;
    }

    /** As the national exchange calls it, and as the file in the batch is called. */
    String table() {
        return name;
    }

    String file() {
        return name + ".jsonl";
    }

    Words words() {
        return words;
    }

    /** All columns, in the order in which they are written. */
    List<Column> columns() {
        List<Column> all = new ArrayList<>(columns);
        all.addAll(SYNC);
        return all;
    }

    static Optional<Table> ofFile(String file) {
        for (Table table : values()) {
            if (table.file().equals(file)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }
}
