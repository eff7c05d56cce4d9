"""The sentences for problems in a workbook, refused files, values and papers, each to be translated."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.concerns import ConcernCode
from desktop.domain.errors import RefusalCode
from desktop.domain.imports import ProblemCode
from desktop.wording.layout_fields import LAYOUT_FIELDS
from desktop.words import mark

PROBLEMS: Mapping[ProblemCode, str] = MappingProxyType(
    {
        ProblemCode.MISSING_TITLE: mark("Ô {cell} không có tên nhiệm vụ. Hãy gõ tên nhiệm vụ, hoặc bỏ dòng này."),
        ProblemCode.MISSING_LEAD_UNIT: mark("Ô {cell} không có đơn vị chủ trì. Hãy chọn đơn vị."),
        ProblemCode.UNKNOWN_UNIT: mark(
            "Ô {cell} ghi “{found}”, không có trong danh sách đơn vị. Hãy chọn đơn vị, hoặc thêm đơn vị mới."
        ),
        ProblemCode.BAD_DATE: mark("Ô {cell} ghi “{found}”, không phải một ngày có thật. Hãy gõ lại ngày."),
        ProblemCode.BAD_NUMBER: mark("Ô {cell} ghi “{found}”, không đọc được thành số. Hãy gõ lại số."),
        ProblemCode.BAD_PERCENT: mark("Ô {cell} ghi “{found}”, không phải tỷ lệ từ 0 đến 100. Hãy gõ lại tỷ lệ."),
        ProblemCode.AMBIGUOUS_DATE: mark(
            "Ô {cell} ghi “{found}”, có thể là ngày/tháng hoặc tháng/ngày. Hãy xem lại ngày."
        ),
        ProblemCode.DUPLICATE_ROW: mark("Ô {cell} ghi một nhiệm vụ đã có ở dòng trên. Dòng này được bỏ qua."),
        ProblemCode.DUE_BEFORE_START: mark(
            "Ô {cell} ghi “{found}”, thời hạn đứng trước ngày bắt đầu. Hãy xem lại thời hạn."
        ),
        ProblemCode.NO_MATCH: mark(
            "Ô {cell}: chưa có nhiệm vụ nào tên “{found}”. Kết quả vẫn được giữ để gắn vào nhiệm vụ sau."
        ),
    }
)

REFUSALS: Mapping[RefusalCode, str] = MappingProxyType(
    {
        RefusalCode.ENCRYPTED: mark(
            "Tệp này có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại, "
            "hoặc xin đơn vị gửi bản không có mật khẩu."
        ),
        RefusalCode.NOT_A_WORKBOOK: mark(
            "Tệp này không phải bảng tính. Hãy chọn tệp Excel (.xlsx, .xls) hoặc OpenDocument (.ods)."
        ),
        RefusalCode.DAMAGED: mark("Tệp này bị hỏng, không đọc được. Hãy chép lại từ USB, hoặc xin đơn vị gửi lại."),
        RefusalCode.EMPTY: mark("Tệp này không có dữ liệu. Hãy xem lại đã chọn đúng tệp chưa."),
        RefusalCode.TOO_LARGE: mark(
            "Tệp này quá lớn so với một bảng đăng ký hay kết quả. Hãy xem lại đã chọn đúng tệp chưa."
        ),
        RefusalCode.NO_TABLE: mark(
            "Không tìm thấy bảng nào có các cột quen thuộc (nhiệm vụ, đơn vị, thời hạn, kết quả). "
            "Hãy xem lại dòng tiêu đề của bảng."
        ),
    }
)


#: What a field of RefusedValue or NotFound is called in a sentence.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "paper-part": mark("phần của văn bản"),
        "paper-phrase": mark("câu cố định của văn bản"),
        "accept": mark("các dòng nhận vào"),
        "agenda": mark("chương trình"),
        "agenda-title": mark("nội dung của mục chương trình"),
        "agendaitem": mark("mục chương trình"),
        "attendee": mark("đại biểu"),
        "attendee-name": mark("họ tên đại biểu"),
        "arrived-at": mark("giờ đến"),
        "batch": mark("đợt nhập"),
        "conclusion": mark("kết luận"),
        "conclusion-text": mark("nội dung kết luận"),
        "contribution": mark("ý kiến phát biểu"),
        "decision-reason": mark("lý do"),
        "directory": mark("danh sách đơn vị"),
        "due": mark("thời hạn"),
        "figure": mark("số liệu"),
        "indicator": mark("chỉ tiêu"),
        "full-name": mark("họ và tên"),
        "hall": mark("số hàng, số ghế của hội trường"),
        "clock": mark("giờ"),
        "kind": mark("loại"),
        "left-at": mark("giờ về"),
        "member-share": mark("tỷ lệ thành viên dự họp"),
        "meeting": mark("hội nghị"),
        "meeting-end": mark("giờ kết thúc"),
        "meeting-title": mark("tên hội nghị"),
        "office-name": mark("tên cơ quan"),
        "office-code": mark("ký hiệu cơ quan"),
        "next-number": mark("số tiếp theo"),
        "paper-number": mark("số văn bản"),
        "term-start": mark("năm đầu nhiệm kỳ"),
        "term-years": mark("số năm của nhiệm kỳ"),
        "output": mark("tệp kết quả"),
        "percent": mark("tỷ lệ hoàn thành"),
        "person": mark("cán bộ"),
        "phrase": mark("câu viết tắt"),
        "previous-meeting": mark("hội nghị trước"),
        "report": mark("báo cáo tiến độ"),
        "report-request": mark("nội dung báo cáo của đơn vị"),
        "represented-by": mark("họ tên người dự thay"),
        "seat": mark("chỗ ngồi"),
        "source-workbook": mark("tệp Excel gốc"),
        "speaker": mark("người phát biểu"),
        "task": mark("nhiệm vụ"),
        "task-event": mark("mục trong diễn biến"),
        "task-title": mark("tên nhiệm vụ"),
        "unit": mark("đơn vị"),
        "unit-name": mark("tên đơn vị"),
        "withdrawn-reason": mark("lý do rút"),
        "assessment": mark("đánh giá"),
        "attachment": mark("tệp kèm theo"),
        "attachment-name": mark("tên tệp kèm theo"),
        "check-list": mark("danh mục kiểm tra"),
        "check-point": mark("điểm cần kiểm tra"),
        "issued-paper": mark("văn bản đã phát hành"),
        "model": mark("mô hình"),
        "model-name": mark("tên mô hình"),
        "model-unit": mark("đơn vị thực hiện mô hình"),
        "model-since": mark("năm bắt đầu mô hình"),
        "document": mark("văn bản chỉ đạo"),
        "document-number": mark("số, ký hiệu văn bản"),
        "document-issuer": mark("cơ quan ban hành"),
        "document-title": mark("trích yếu văn bản"),
        "consultation": mark("lần lấy ý kiến"),
        "consultation-draft": mark("tên dự thảo"),
        "consultation-until": mark("hạn trả lời"),
        "consultation-unit": mark("đơn vị được lấy ý kiến"),
        "consultation-count": mark("số ý kiến"),
        "consultation-answer": mark("ngày trả lời"),
        "matter": mark("vụ việc"),
        "matter-locality": mark("địa phương có vụ việc"),
        "matter-settled": mark("ngày giải quyết xong"),
        "matter-summary": mark("nội dung vụ việc"),
        "period": mark("ngày cuối kỳ"),
        "programme": mark("chương trình phối hợp"),
        "programme-name": mark("tên chương trình phối hợp"),
        "programme-party": mark("tên đơn vị ký kết"),
        "programme-years": mark("năm kết thúc chương trình"),
        "reopened-reason": mark("lý do mở lại"),
        "vote": mark("lần biểu quyết"),
        "vote-count": mark("số phiếu"),
        "vote-text": mark("nội dung biểu quyết"),
        "deed": mark("thay đổi"),
        "member": mark("thành viên"),
        "member-until": mark("ngày hết nhiệm kỳ"),
        "places": mark("bảng sắp xếp đơn vị hành chính"),
        "unit-day": mark("ngày thay đổi"),
        "unit-parent": mark("đơn vị được cộng vào"),
        "unit-share": mark("tỷ lệ chia"),
        "unit-successor": mark("đơn vị kế tiếp"),
        **LAYOUT_FIELDS,
    }
)

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "issued-elsewhere": mark("Biên bản được phát hành khi ký, công văn đôn đốc khi gửi; hãy làm ở màn hình đó."),
        "not-paper": mark("“{value}” không phải tên tệp văn bản; hãy đặt tên tệp kết thúc bằng .pdf hoặc .docx."),
        "not-docx": mark("Hồ sơ hội nghị chỉ lưu thành PDF; hãy đặt tên tệp kết thúc bằng .pdf."),
        "unknown-field": mark("Trong câu này không dùng được {value}. Hãy chỉ dùng các chỗ điền có trong câu gốc."),
        "open-brace": mark("Câu “{value}” thiếu một nửa dấu ngoặc nhọn. Hãy viết đủ cả {{ và }}."),
        "missing": mark("Chưa có {field}. Hãy điền vào rồi lưu lại."),
        "outside-range": mark("{field} phải trong khoảng {value}. Hãy gõ lại."),
        "number-taken": mark("Số {value} đã dùng. Hãy gõ một số lớn hơn {value}."),
        "number-given": mark("Số {value} đã có ở một văn bản khác cùng loại. Hãy để trống ô Số để lấy số tiếp theo."),
        "has-blank": mark("{field} “{value}” có dấu cách. Hãy viết liền, ví dụ BCĐ hoặc BCĐ-TGV."),
        "not-a-choice": mark("{field} phải là một trong: {value}."),
        "too-long": mark("{field} dài quá {value} chữ cái. Hãy viết ngắn lại."),
        "not-found": mark("Không tìm thấy {field} này trong sổ; có thể đã được xóa."),
        "none-yet": mark("Sổ chưa có {field} nào để làm văn bản này. Hãy ghi {field} trước."),
        "before-start": mark("{field} đứng trước lúc bắt đầu. Hãy sửa lại cho sau lúc bắt đầu."),
        "before-meeting": mark("{field} đứng trước lúc bắt đầu họp ({value}). Hãy sửa giờ, hoặc ghi là có mặt."),
        "before-arrival": mark("{field} đứng trước lúc người đó đến ({value}). Hãy sửa lại."),
        "not-a-time": mark("Không đọc được giờ “{value}”. Ví dụ: 8h40 hoặc 08:40."),
        "no-such-item": mark("Chương trình không có “{value}”. Hãy gõ số mục, hoặc gõ giờ như 9h30."),
        "not-a-phrase": mark("“{value}” chưa đúng dạng: chữ tắt = câu đầy đủ; mỗi chữ tắt chỉ dùng một lần."),
        "type-it": mark("Hôm nay không phải ngày họp: hãy gõ {field} ở phần Thông tin."),
        "taken": mark("“{value}” đã là tên của một đơn vị khác. Hãy dùng tên khác, hoặc sửa đơn vị đang có."),
        "unreadable": mark("Không đọc được {field} trong tệp “{value}”. Hãy chọn tệp khác."),
        "has-conclusions": mark("Hội nghị này đã có kết luận nên không xóa được: các ý kiến chỉ đạo vẫn còn hiệu lực."),
        "no-template": mark("Chưa có mẫu bảng cho {field} “{value}”."),
        "nobody": mark("Không có ai trong danh sách của {field}. Hãy chọn đại biểu từ danh sách cán bộ."),
        "twice": mark("“{value}” đã có trong danh sách đại biểu."),
        "has-reports": mark("Kết luận này đã có báo cáo tiến độ nên không xóa được."),
        "is-direction": mark("Đây là ý kiến chỉ đạo của một hội nghị. Hãy xóa kết luận ở trang Hội nghị."),
        "no-such-file": mark("Không có tệp hoặc thư mục “{value}”."),
        "no-workbooks": mark("Không thấy bảng tính nào trong “{value}”."),
        "already-done": mark("“{value}” đã hoàn thành trước ngày này nên không gia hạn nữa."),
        "same-deadline": mark("“{value}” đang là thời hạn. Hãy gõ một thời hạn khác."),
        "already-withdrawn": mark("Nhiệm vụ này đã được rút trước ngày này rồi."),
        "not-withdrawn": mark("Nhiệm vụ này không ở tình trạng đã rút vào ngày này."),
        "nobody-owes": mark("Không có {field} nào cần đôn đốc."),
        "already-undone": mark("Đợt nhập này đã được hoàn tác rồi."),
        "unknown": mark("Không có {field} nào tên “{value}” trong danh sách."),
        "unknown-word": mark("Không hiểu “{value}”."),
        "not-a-seat": mark("“{value}” không phải chỗ ngồi. Hãy gõ hàng và số ghế, ví dụ B12."),
        "not-a-share": mark("“{value}” không phải tỷ lệ từ 0 đến 1."),
        "too-small": mark("Hội trường thiếu {value} chỗ. Hãy thêm hàng hoặc thêm ghế."),
        "not-a-percent": mark("“{value}” không phải tỷ lệ từ 0 đến 100."),
        "carries-on": mark(
            "Hội nghị này còn vụ việc, chương trình, nhiệm vụ trọng tâm, quyết định hoặc văn bản đã phát "
            "hành nên không xóa được."
        ),
        "sign-to-sign": mark("Hãy ký biên bản ở mục Biên bản của hội nghị; không chọn thẳng tình trạng đã ký."),
        "not-for-signature": mark(
            "Biên bản chưa ở tình trạng chờ ký. Hãy chuyển hội nghị sang “Chờ ký biên bản” rồi ký."
        ),
        "not-signed": mark("Biên bản này chưa ký nên không cần mở lại."),
        "unanswered": mark(
            "Còn {value} điểm cần kiểm tra chưa sửa và chưa nêu lý do. Hãy xem danh mục kiểm tra rồi ký."
        ),
        "not-open": mark("Điểm này đã ổn, không cần nêu lý do nữa."),
        "already-issued": mark("“{value}” đã phát hành. Muốn phát hành bản khác thì mở lại bản trước và nêu lý do."),
        "already-reopened": mark("Văn bản này đã được mở lại rồi."),
        "too-large": mark("“{value}” lớn hơn 300 MB nên không giữ trong sổ. Hãy cắt nhỏ hoặc nén lại rồi thêm."),
        "empty-file": mark("“{value}” là tệp rỗng. Hãy chọn lại tệp."),
        "unreadable-file": mark("Không đọc được tệp “{value}”: tệp không còn ở đó, hoặc USB đã rút ra."),
        "not-a-picture": mark(
            "“{value}” không phải ảnh đọc được (JPG, PNG, TIFF, WEBP). Hãy mở ảnh trên máy rồi lưu lại thành JPG."
        ),
        "indicator-into-itself": mark("Không thể gộp chỉ tiêu “{value}” vào chính nó. Hãy chọn chỉ tiêu khác."),
        "indicator-taken": mark(
            "“{value}” đã là tên của một chỉ tiêu khác. Hãy dùng tên khác, hoặc gộp hai chỉ tiêu lại."
        ),
        "other-measure": mark(
            "Không cộng được hai đơn vị đo khác nhau: {value}. "
            "Hãy giữ riêng hai chỉ tiêu, hoặc sửa đơn vị đo trong tệp."
        ),
        "figures-clash": mark(
            "Chưa gộp được: có {value} chỗ cùng đơn vị, cùng kỳ mà hai chỉ tiêu ghi số khác nhau. "
            "Hãy xem và bỏ một số ở mỗi chỗ rồi gộp lại."
        ),
        "ended-then": mark("“{value}” không còn hoạt động vào ngày này. Hãy chọn đơn vị kế tiếp của đơn vị đó."),
        "into-itself": mark("Một đơn vị không thể sáp nhập vào chính nó. Hãy chọn đơn vị khác."),
        "circle": mark("Nối như vậy thì {field} lại quay về chính đơn vị này. Hãy chọn đơn vị khác."),
        "already-ended": mark("Đơn vị này đã kết thúc hoạt động rồi. Hãy hoàn tác thay đổi trước rồi ghi lại."),
        "named-twice": mark("Một đơn vị kế tiếp được nêu hai lần. Hãy bỏ bớt một dòng."),
        "over-whole": mark("Tổng các tỷ lệ chia lớn hơn 100 %. Hãy xem lại."),
        "one-only": mark("Sáp nhập toàn bộ chỉ vào một đơn vị; vào nhiều đơn vị thì chọn “Tách thành nhiều đơn vị”."),
        "two-or-more": mark("Tách thì phải thành ít nhất hai đơn vị. Hãy điền đủ các đơn vị mới."),
        "same-name": mark("“{value}” đang là tên của đơn vị này. Hãy gõ tên mới."),
        "before-name": mark("{field} không sau ngày bắt đầu của tên “{value}”. Hãy xem lại ngày."),
        "two-at-once": mark("Cùng một lúc chỉ cộng vào một đơn vị. Hãy xem lại các ngày."),
        "same-record": mark("Hãy chọn một bản ghi khác để gộp."),
        "both-stand": mark("Cả hai bản ghi cùng đứng ở một chỗ chỉ có một ({value}). Hãy bỏ một bên ở đó rồi gộp lại."),
        "deed-undone": mark("Thay đổi này đã được hoàn tác rồi."),
        "changed-since": mark("Các bản ghi đã được sửa hoặc dùng thêm từ đó, nên không hoàn tác được nữa."),
        "nothing-to-change": mark("Sổ không có đơn vị nào thuộc {value} cần sắp xếp lại."),
        "below-zero": mark("{field} không thể nhỏ hơn 0."),
        "before-raised": mark("{field} đứng trước ngày nêu vụ việc. Hãy sửa lại ngày."),
        "party-twice": mark("“{value}” đã có trong các bên ký kết."),
        "unit-twice": mark("“{value}” đã có trong danh sách. Hãy bỏ bớt một dòng."),
        "before-asked": mark("{field} của “{value}” đứng trước ngày gửi lấy ý kiến. Hãy sửa lại ngày."),
        "task-has-reports": mark("Nhiệm vụ này đã có báo cáo tiến độ nên không xóa được."),
    }
)

CONCERNS: Mapping[ConcernCode, str] = MappingProxyType(
    {
        ConcernCode.NO_NUMBER: mark("Văn bản chưa có số; chỗ ghi số được để trống."),
        ConcernCode.NO_SIGNER: mark("Chưa biết ai ký; tên người ký được để trống."),
        ConcernCode.NO_PLACE: mark("Cơ quan chưa có địa danh; hãy điền ở trang Cài đặt."),
        ConcernCode.NAME_TOO_LONG: mark(
            "“{about}”: tên hoặc chức vụ quá dài, chữ trên biển tên sẽ nhỏ. Hãy viết gọn lại."
        ),
        ConcernCode.TITLE_CHANGED: mark("{about}: chức vụ trong danh sách khác chức vụ vào ngày họp ({found})."),
        ConcernCode.UNIT_NOT_VALID: mark("“{about}” không phải tên đơn vị có hiệu lực vào ngày của văn bản ({found})."),
        ConcernCode.NO_LEAD_UNIT: mark("Kết luận “{about}” chưa có đơn vị chủ trì."),
        ConcernCode.NO_DEADLINE: mark("Kết luận “{about}” chưa có thời hạn."),
        ConcernCode.WEEKEND: mark("Kết luận “{about}”: thời hạn {found} rơi vào thứ Bảy hoặc Chủ nhật."),
        ConcernCode.DISTRICT_BODY: mark(
            "“{about}” là cơ quan cấp huyện, đã kết thúc hoạt động từ 01/7/2025, trước ngày của văn bản này."
        ),
        ConcernCode.SEAT_SHARED: mark("Chỗ {about} xếp cho nhiều người: {found}."),
    }
)

PAPERS: Mapping[str, str] = MappingProxyType(
    {
        "no-assessment": mark("Chưa có đánh giá nào cho {detail}. Hãy viết đánh giá rồi in lại."),
        "no-programme": mark("Chưa có chương trình phối hợp nào để in. Hãy nhập chương trình ở hội nghị ký kết."),
        "nobody-owes": mark("Không có đơn vị nào cần đôn đốc."),
        "no-font": mark(
            "Máy này chưa có phông chữ Times New Roman, Liberation Serif hoặc Tinos đủ dấu tiếng Việt. "
            "Hãy cài một trong các phông đó rồi in lại."
        ),
        "bad-picture": mark("Ảnh này bị hỏng hoặc không phải tệp PNG, JPEG. Hãy chọn ảnh khác rồi in lại."),
        "bad-attachment": mark("Không đọc được tệp đính kèm “{detail}”. Hãy đính kèm bản PDF hoặc ảnh rồi in lại."),
        "edited-by-hand": mark(
            "Tệp Word “{detail}” đã được sửa tay sau khi in, nên không ghi đè. Hãy lưu bản mới với tên khác."
        ),
        "no-layout": mark("Chưa có mẫu trình bày “{detail}”. Hãy chọn mẫu Nghị định 30 cho cơ quan rồi in lại."),
    }
)
