"""What is said of a field of a form that can't be read."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.presenters.forms import Fault, FieldFault
from desktop.words import mark, tr

_FAULTS: Mapping[Fault, str] = MappingProxyType(
    {
        Fault.MISSING: mark("Chưa điền. Hãy điền vào ô này."),
        Fault.UNKNOWN_DOCUMENT: mark(
            "Sổ chưa có văn bản “{text}”. Hãy chọn trong gợi ý, hoặc thêm văn bản ở trang Sổ theo dõi trước."
        ),
        Fault.UNKNOWN_UNIT: mark(
            "Sổ chưa có đơn vị “{text}”. Hãy gõ vài chữ rồi chọn trong danh sách, "
            "hoặc thêm đơn vị ở trang Đơn vị và đại biểu."
        ),
        Fault.NO_SUCH_DAY: mark("“{text}” không phải ngày có thật. Ví dụ: 15/10/2021, trước 30/6, Quý II/2021."),
        Fault.ENDS_BEFORE_START: mark("“{text}” kết thúc trước khi bắt đầu. Hãy xem lại."),
        Fault.NOT_A_DAY: mark("Không đọc được ngày “{text}”. Hãy gõ ngày/tháng/năm, ví dụ 15/10/2021."),
        Fault.IN_THE_FUTURE: mark("Ngày “{text}” chưa tới. Hãy gõ hôm nay hoặc một ngày đã qua."),
        Fault.NOT_A_PERCENT: mark("“{text}” không phải tỷ lệ từ 0 đến 100."),
        Fault.NOTHING_SAID: mark("Chưa có gì để ghi. Hãy chọn tình trạng, hoặc gõ tỷ lệ, kết quả."),
        Fault.NOT_A_QUANTITY: mark("“{text}” không bắt đầu bằng một số. Ví dụ: 350 suất, 1,2 tỷ đồng."),
        Fault.NOT_ADDABLE: mark(
            "“{text}” không cùng đơn vị đo với chỉ tiêu nên không cộng, không so được. Hãy xem lại."
        ),
        Fault.BEFORE_PLAN: mark("Thời hạn “{text}” ở trước năm của kế hoạch. Hãy xem lại năm, hoặc sửa thời hạn."),
        Fault.NOT_DONE: mark("Có ngày hoàn thành thì tình trạng phải là Hoàn thành."),
        Fault.BEFORE_DECISION: mark("Thời hạn “{text}” đã qua trước ngày quyết định. Hãy gõ một thời hạn sau ngày đó."),
        Fault.NOT_A_RANK: mark("“{text}” không phải số thứ tự. Hãy gõ 1, 2, 3 …"),
        Fault.NO_DISTRICTS: mark(
            "Từ 01/7/2025 không còn cấp huyện. Hãy chọn cấp khác, hoặc ghi ngày hết hiệu lực của tên trước ngày đó."
        ),
        Fault.NOT_A_YEAR: mark("Không đọc được năm “{text}”. Hãy gõ năm bốn chữ số, ví dụ 2021."),
        Fault.UNIT_NOT_THEN: mark(
            "“{text}” chưa thành lập hoặc không còn vào ngày đó. Hãy chọn đơn vị có vào ngày đó, hoặc sửa ngày."
        ),
        Fault.UNIT_TWICE: mark("“{text}” đã có ở dòng trên. Hãy bỏ bớt một dòng."),
        Fault.BEFORE_QUESTION: mark("Ngày “{text}” đứng trước ngày gửi lấy ý kiến. Hãy sửa lại ngày."),
        Fault.NOT_A_COUNT: mark("“{text}” không phải số đếm. Hãy gõ một số từ 1 trở lên."),
    }
)


def fault_sentence(found: FieldFault) -> str:
    """Return the sentence for what is wrong with a field, with what to do."""
    return tr(_FAULTS[found.fault]).format(text=found.text)
