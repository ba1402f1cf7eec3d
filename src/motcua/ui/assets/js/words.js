// What the page says by itself, in both languages.
const vi = {
  filters: { none: 'Không có mục nào khớp' },
  trouble: 'Chưa gửi được. Kiểm tra kết nối mạng rồi thử lại.',
  ended: 'Phiên làm việc đã hết. Tải lại trang để đăng nhập; những gì đang gõ vẫn còn.',
  upload: {
    sending: 'Đang gửi {name}', waiting: 'Đợi đến lượt', saved: 'Đã nhận {name}', retry: 'Gửi lại', drop: 'Bỏ tệp này',
    lost: 'Chưa gửi được: mất kết nối. Tệp vẫn ở đây, tự gửi tiếp sau {seconds} giây.', percent: 'Đã gửi {percent}% ({sent} trong {size})',
    chooseAgain: 'Mới gửi được một phần. Chọn lại tệp này để gửi tiếp; phần đã gửi không phải gửi lại.', dropped: 'Đã bỏ {name}',
    refused: 'Máy chủ chưa nhận tệp này. Bấm “Gửi lại” sau ít phút.',
    tooLarge: 'Tệp lớn hơn {limit} MB. Hãy chọn tệp nhỏ hơn.'
  },
  camera: { more: 'Chụp ảnh', choose: 'Chọn ảnh có sẵn', turn: 'Xoay', up: 'Lên', down: 'Xuống', drop: 'Bỏ', sheet: 'Trang {n}', count: 'Có {n} trang',
    going: 'Đang gửi trang {n} trong {all}. Đừng đóng trang này.', binding: 'Đã gửi hết ảnh, đang ghép thành một tệp PDF.', retry: 'Gửi tiếp ngay',
    lost: 'Chưa gửi được: mất kết nối. Ảnh vẫn ở đây, tự gửi tiếp sau {seconds} giây.',
    refused: 'Chưa gửi được. Ảnh vẫn ở đây; kiểm tra kết nối mạng rồi bấm gửi lại, phần đã gửi không phải gửi lại.'
  },
  characterCount: {
    charactersUnderLimit: { other: 'Còn %{count} ký tự' }, charactersAtLimit: 'Đã hết số ký tự', charactersOverLimit: { other: 'Thừa %{count} ký tự' },
    wordsUnderLimit: { other: 'Còn %{count} từ' }, wordsAtLimit: 'Đã hết số từ', wordsOverLimit: { other: 'Thừa %{count} từ' },
    textareaDescription: { other: 'Nhiều nhất %{count} ký tự' }
  },
  fileUpload: {
    chooseFilesButton: 'Chọn tệp', dropInstruction: 'hoặc kéo tệp vào đây', noFileChosen: 'Chưa chọn tệp', multipleFilesChosen: { other: 'Đã chọn %{count} tệp' },
    enteredDropZone: 'Đang ở vùng thả tệp', leftDropZone: 'Đã ra khỏi vùng thả tệp'
  }
}

const en = {
  filters: { none: 'Nothing fits' },
  trouble: 'Not sent. Check your connection and try again.',
  ended: 'Your session has ended. Reload the page to sign in; what you are typing is kept.',
  upload: {
    sending: 'Sending {name}', waiting: 'Waiting for its turn', saved: '{name} received', retry: 'Send again', drop: 'Leave this file out',
    lost: 'Not sent: the connection was lost. The file is still here and goes on by itself in {seconds} seconds.', percent: '{percent}% sent ({sent} of {size})',
    chooseAgain: 'Only a part was sent. Choose this file again to send the rest; what has arrived is not sent again.', dropped: '{name} left out',
    refused: 'The server has not taken this file. Press “Send again” in a few minutes.',
    tooLarge: 'The file is larger than {limit} MB. Choose a smaller one.'
  },
  camera: { more: 'Take a photograph', choose: 'Choose photographs', turn: 'Turn', up: 'Up', down: 'Down', drop: 'Leave out', sheet: 'Page {n}', count: '{n} pages',
    going: 'Sending page {n} of {all}. Do not close this page.', binding: 'All photographs are sent; they are being put into one PDF.', retry: 'Go on now',
    lost: 'Not sent: the connection was lost. The photographs are still here and go on by themselves in {seconds} seconds.',
    refused: 'Not sent. The photographs are still here; check your connection and press send again, what has arrived is not sent again.'
  },
  characterCount: undefined,
  fileUpload: undefined
}

export function words(language) {
  return language === 'en' ? en : vi
}
